# Writes sensitivity-reference.json: inputs and results of R for E-values and tipping points. The tests need no R.
#
#   apt-get install r-cran-survival                                             (R 4.2.2, survival 3.5-3, Debian 12)
#   Rscript test/reference/statistics/make-sensitivity-reference.R
#   npx biome check --write test/reference/statistics/sensitivity-reference.json
#
# The package EValue is not in Debian: the E-value is written out from what defines it, the risk ratio whose bounding factor
# x^2 / (2 x - 1) is the ratio seen (Ding and VanderWeele 2016), and seen to be the root that uniroot finds. Tipping points
# are counted failure by failure with binom.test; the shift of imputed values is the root that uniroot finds with t.test.
# Data: veteran, lung, ovarian, pbc (survival), UCBAdmissions, Titanic, airquality (datasets).

suppressPackageStartupMessages(library(survival))
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "json.R"))

# --- E-values ---

scale_of <- list(
  "risk-ratio" = identity, "hazard-ratio-rare" = identity, "odds-ratio-rare" = identity, "odds-ratio-common" = sqrt,
  "hazard-ratio-common" = function(hr) (1 - 0.5^sqrt(hr)) / (1 - 0.5^sqrt(1 / hr))
)
needed <- function(rr) {
  away <- max(rr, 1 / rr)
  found <- away + sqrt(away * (away - 1))
  if (away > 1) {
    root <- uniroot(function(x) x^2 / (2 * x - 1) - away, c(1, 2 * away + 1), tol = 1e-14)$root
    stopifnot(abs(root / found - 1) < 1e-7)
  }
  found
}
e_value <- function(name, measure, found) {
  rr <- scale_of[[measure]](found)
  limit <- if (found[1] >= 1) max(1, rr[2]) else min(1, rr[3])
  list(name = one(name), measure = one(measure), ratio = unname(found), found = c(rr[1], needed(rr[1]), needed(limit)))
}
hazard <- function(fit) summary(fit)$conf.int[1, c(1, 3, 4)]
wald <- function(log_ratio, error) exp(log_ratio + c(0, -1, 1) * qnorm(0.975) * error)
odds <- function(t) wald(log(t[1, 1] * t[2, 2] / (t[1, 2] * t[2, 1])), sqrt(sum(1 / t)))
risk <- function(t) wald(log((t[1, 1] / sum(t[1, ])) / (t[2, 1] / sum(t[2, ]))), sqrt(1 / t[1, 1] - 1 / sum(t[1, ]) + 1 / t[2, 1] - 1 / sum(t[2, ])))
titanic <- apply(Titanic, c(2, 4), sum)[c("Female", "Male"), c("Yes", "No")]
berkeley <- apply(UCBAdmissions, c(2, 1), sum)
e_values <- list(
  e_value("lung by sex", "hazard-ratio-common", hazard(coxph(Surv(time, status) ~ sex, lung))),
  e_value("veteran by treatment", "hazard-ratio-common", hazard(coxph(Surv(time, status) ~ trt, veteran))),
  e_value("veteran by Karnofsky score, rare", "hazard-ratio-rare", hazard(coxph(Surv(time, status) ~ karno, veteran))),
  e_value("ovarian by age", "hazard-ratio-rare", hazard(coxph(Surv(futime, fustat) ~ age, ovarian))),
  e_value("Titanic by sex, risks", "risk-ratio", risk(titanic)),
  e_value("Titanic by sex, odds", "odds-ratio-common", odds(titanic)),
  e_value("Berkeley by sex, odds", "odds-ratio-common", odds(berkeley)),
  e_value("Berkeley by sex, odds taken for rare", "odds-ratio-rare", odds(berkeley)),
  e_value("no effect", "risk-ratio", c(1, 0.8, 1.25)),
  e_value("a limit at no effect", "risk-ratio", c(2, 1, 4)),
  e_value("an enormous ratio", "risk-ratio", c(1e6, 1e3, 1e9)),
  e_value("a vanishing ratio", "hazard-ratio-common", c(1e-3, 1e-4, 1e-2))
)

# --- unknown outcomes ---

tipping <- function(name, outcome, limit, level) {
  # Without a level the share itself is judged, otherwise the lower limit of its exact interval.
  met <- function(x, n) if (is.na(level)) x / n >= limit else binom.test(x, n, conf.level = level)$conf.int[1] >= limit
  known <- c(sum(outcome, na.rm = TRUE), sum(!outcome, na.rm = TRUE))
  unknown <- sum(is.na(outcome))
  verdicts <- vapply(0:unknown, function(failures) met(known[1] + unknown - failures, length(outcome)), TRUE)
  state <- if (unknown == 0) "no-unknown" else if (!verdicts[1]) "never-met" else if (all(verdicts)) "always-met" else "tips"
  list(name = one(name), successes = one(known[1]), failures = one(known[2]), unknown = one(unknown), limit = one(limit), level = one(level),
       state = one(state), failing = one(if (state == "tips") which(!verdicts)[1] - 1 else NA))
}
tippings <- list(
  tipping("airquality, ozone below 60", airquality$Ozone < 60, 0.7, NA),
  tipping("airquality, ozone below 60, lower limit", airquality$Ozone < 60, 0.6, 0.95),
  tipping("lung, weight lost", lung$wt.loss > 0, 0.6, NA),
  tipping("lung, weight lost, lower limit", lung$wt.loss > 0, 0.55, 0.9),
  tipping("pbc, no hepatomegaly", pbc$hepato == 0, 0.5, NA),
  tipping("pbc, no hepatomegaly, lower limit", pbc$hepato == 0, 0.4, 0.95),
  tipping("lung, men", lung$sex == 1, 0.5, NA),
  tipping("out of reach", c(TRUE, FALSE, FALSE, FALSE, NA), 0.9, NA),
  tipping("safe", c(rep(TRUE, 20), NA), 0.5, NA),
  tipping("nobody known", c(NA, NA, NA, NA, NA), 0.7, NA),
  tipping("one patient, unknown", NA, 0.5, NA)
)

shift <- function(name, values, limit) {
  imputed <- rep(mean(values, na.rm = TRUE), sum(is.na(values)))
  observed <- values[!is.na(values)]
  lower <- function(delta) t.test(c(observed, imputed + delta))$conf.int[1]
  span <- 20 * sd(observed)
  list(name = one(name), observed = observed, imputed = imputed, limit = one(limit), to = one(-span),
       delta = one(uniroot(function(delta) lower(delta) - limit, c(-span, 0), tol = 1e-13)$root), ends = c(lower(0), lower(-span)))
}
shifts <- list(
  shift("airquality, ozone", airquality$Ozone, 35),
  shift("lung, weight lost", lung$wt.loss, 8),
  shift("pbc, cholesterol", pbc$chol, 320)
)

made <- list(by = one("test/reference/statistics/make-sensitivity-reference.R"), R = one(paste(R.version$major, R.version$minor, sep = ".")),
             survival = one(as.character(packageVersion("survival"))))
writeLines(json(list(made = made, eValues = e_values, tippings = tippings, shifts = shifts)), file.path(here, "sensitivity-reference.json"))
