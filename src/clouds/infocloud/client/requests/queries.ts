// Infocloud: specification 4.4.
/** What the query for statistics takes. */
import { type FieldsOf, maybe, numeric, text } from "../../../shared/client/arguments";
import { object } from "../../../shared/client/decoding";
import type { Period, StatisticsQuery } from "../types/queries";

const periodFields: FieldsOf<Period> = { startDate: text, endDate: text };
export const period = object(periodFields);
export const statisticsQuery = object<FieldsOf<StatisticsQuery>>({ ...periodFields, page: maybe(numeric), pageSize: maybe(numeric) });
