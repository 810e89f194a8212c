import { useEffect, useState } from "react";
import { Drawn, type Wedge } from "./Hemicycle";
import { hemicycle } from "./hemicycle";
import { between, eased } from "./moving";

const DRAW_MS = 900;

interface Props {
  wedges: readonly Wedge[];
  /** The same facts in a sentence, for those who do not see the picture. */
  label: string;
}

const layoutOf = (wedges: readonly Wedge[]) => hemicycle(wedges.map(({ count }) => count));

/**
 * A hemicycle whose wedges part from a sealed block: seats go to their new places, then what is new fills.
 * With reduced motion everything is in its place at once.
 */
export function RevealedHemicycle({ wedges, label }: Props) {
  const shown = wedges.filter(({ count }) => count > 0);
  const key = shown.map(({ id, count }) => `${id}:${count}`).join();
  const [rested, setRested] = useState({ key, shown });
  const [share, setShare] = useState(0);
  const rests = rested.key === key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a move begins when the wedges change, and only then
  useEffect(() => {
    if (rests) return;
    const rest = () => {
      setRested({ key, shown });
      setShare(0);
    };
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return rest();
    const start = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const done = eased(now - start, DRAW_MS);
      if (done === 1) return rest();
      setShare(done);
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [key, rests]);
  if (shown.length === 0) return null;
  if (rests) return <Drawn layout={layoutOf(shown)} wedges={shown} label={label} />;
  const known = new Set(rested.shown.map(({ id }) => id));
  const moving = shown.map((wedge): Wedge => (known.has(wedge.id) ? wedge : { ...wedge, fill: "sealed" }));
  return (
    <Drawn layout={between(layoutOf(rested.shown), layoutOf(shown), share)} wedges={moving} label={label} />
  );
}
