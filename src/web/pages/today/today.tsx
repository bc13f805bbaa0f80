export default function Today() {
  return <h1>Hôm nay</h1>;
}
