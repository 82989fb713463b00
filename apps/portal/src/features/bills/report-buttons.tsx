import type { CostMetric } from "@quarry/domain/costs/schema";
import { buttonLook } from "@quarry/ui/look/button-look";
import { Download, FileText } from "lucide-react";
import { reportAddress } from "./bills-address.ts";

interface ReportButtonsProps {
  month: string;
  metric: CostMetric;
  team?: string;
}

/** The month's report as files, from addresses that give the same again. */
export function ReportButtons(report: ReportButtonsProps) {
  const look = buttonLook({ variant: "default", size: "md" });
  return (
    <>
      <a href={reportAddress("md", report)} download className={look}>
        <FileText aria-hidden />
        Markdown
      </a>
      <a href={reportAddress("csv", report)} download className={look}>
        <Download aria-hidden />
        CSV
      </a>
    </>
  );
}
