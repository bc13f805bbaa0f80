/** Fields of a count's form as they are called in an address. Pure: components and the server use it. */
export const countFields = ['don-vi', 'duoi', 'ngay', 'khung', 'so', 'van-ban'] as const;
export type CountField = (typeof countFields)[number];
