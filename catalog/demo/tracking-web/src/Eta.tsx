/** When the parcel comes. A span, because a single minute would be a promise. */
export function Eta({ from, to }: { from: string; to: string }) {
  return <p className="eta">{`Between ${from} and ${to}`}</p>;
}
