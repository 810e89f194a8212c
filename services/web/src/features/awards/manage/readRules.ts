import { t } from "@lingui/core/macro";
import * as v from "valibot";
import { refuse, text } from "@/app/form/values";
import type { ApiError } from "@/http/problem";
import { fromField } from "@/time/zoned";
import type { Rules } from "../api";

const Chosen = v.object({
  roll: v.picklist(["admitted", "organisations", "jurors"]),
  counting: v.picklist(["plurality", "approval"]),
  ties: v.picklist(["joint", "lot"]),
  without_result: v.picklist(["no_award", "repeat", "jury"]),
});

/** Read the rule book out of its form; an error says which field is not right. */
export function readRules(data: FormData, zone: string): Rules | ApiError {
  const chosen = v.parse(Chosen, Object.fromEntries(data));
  const question = text(data, "question");
  const moments = { closes_at: text(data, "closes_at"), embargo_until: text(data, "embargo_until") };
  const closes_at = fromField(moments.closes_at, zone);
  const embargo_until = fromField(moments.embargo_until, zone);
  const wrong = refuse({
    question: question === "" && t`Write the question that stands on the ballot.`,
    closes_at: moments.closes_at !== "" && closes_at === null && t`Give a date and a time, or nothing.`,
    embargo_until:
      moments.embargo_until !== "" && embargo_until === null && t`Give a date and a time, or nothing.`,
  });
  if (wrong) return wrong;
  const [threshold = 0, size = 0] = text(data, "trustees").split("/").map(Number);
  return {
    ...chosen,
    question,
    most: chosen.counting === "plurality" ? 1 : Number(text(data, "most")) || 1,
    quorum: Number(text(data, "quorum")) || 0,
    closes_at,
    may_extend: data.get("may_extend") !== null,
    embargo_until,
    reveal: text(data, "reveal").split(",").map(Number),
    trustees: size > 0 ? { threshold, size } : null,
  };
}
