# R's side of test/bench/statistics.ts: one line per run, "case wall cpu". Arguments: file, runs, case.
suppressPackageStartupMessages({
  library(survival)
  library(data.table)
})
args <- commandArgs(trailingOnly = TRUE)
file <- args[1]
runs <- as.integer(args[2])
case <- args[3]
setDTthreads(2)

timed <- function(name, work) {
  for (run in seq_len(runs)) {
    gc()
    before <- proc.time()
    work()
    used <- proc.time() - before
    cat(name, used[["elapsed"]], used[["user.self"]] + used[["sys.self"]], "\n")
  }
}

d <- if (case == "read-km") NULL else fread(file)
if (case == "km") {
  timed(case, function() survfit(Surv(time, event) ~ 1, d))
} else if (case == "read-km") {
  timed(case, function() {
    d <- fread(file, select = c("time", "event"))
    survfit(Surv(time, event) ~ 1, d)
  })
} else if (case == "cox") {
  timed(case, function() coxph(Surv(time, event) ~ x1 + x2 + x3, d))
} else if (case == "cox10") {
  timed(case, function() coxph(Surv(time, event) ~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10, d))
} else if (case == "aj") {
  d$state <- factor(d$cause, 0:2, c("censored", "a", "b"))
  d$id <- seq_len(nrow(d))
  timed(case, function() survfit(Surv(time, state) ~ 1, d, id = id))
}
