import type { ReportModel } from "../../schemas/report.ts";

/** The report as JSON text with unrounded numbers, two spaces of indent and a final line end. */
export const renderReportJson = (report: ReportModel): string => `${JSON.stringify(report, null, 2)}\n`;
