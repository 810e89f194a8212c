import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** The fourteen industrial ecosystems of the European industrial strategy, by the ids used in the data. */
export const ecosystems: Record<string, MessageDescriptor> = {
  "eco-aerospace-defence": msg`Aerospace and defence`,
  "eco-agri-food": msg`Agri-food`,
  "eco-construction": msg`Construction`,
  "eco-cultural-creative": msg`Cultural and creative industries`,
  "eco-digital": msg`Digital`,
  "eco-electronics": msg`Electronics`,
  "eco-energy-intensive": msg`Energy-intensive industries`,
  "eco-energy-renewables": msg`Renewable energy`,
  "eco-health": msg`Health`,
  "eco-mobility": msg`Mobility, transport, automotive`,
  "eco-proximity-social": msg`Proximity and social economy`,
  "eco-retail": msg`Retail`,
  "eco-textiles": msg`Textiles`,
  "eco-tourism": msg`Tourism`,
};
