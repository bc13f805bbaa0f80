/**
 * The part of `dns-packet` that tests use as a second opinion; the package brings no types of its own.
 */
declare module 'dns-packet' {
  export interface OptAnswer {
    udpPayloadSize: number;
    flag_do: boolean;
  }

  export interface DecodedPacket {
    id: number;
    type: string;
    flag_rd: boolean;
    questions: { type: string; name: string; class: string }[];
    answers: { type: string; name: string; data: unknown }[];
    additionals: OptAnswer[];
  }

  const packet: {
    readonly AUTHORITATIVE_ANSWER: number;
    readonly TRUNCATED_RESPONSE: number;
    encode(packet: object): Buffer<ArrayBuffer>;
    decode(bytes: Buffer): DecodedPacket;
  };
  export default packet;
}
