# Writes survival-reference.json: inputs and results of R for the tests in this folder, which need no R themselves.
#
#   apt-get install r-cran-survival            (made with R 4.2.2, survival 3.5-3, both from Debian 12)
#   Rscript test/reference/statistics/make-reference.R
#   npx biome check --write test/reference/statistics/survival-reference.json
#
# Numbers carry 17 significant digits; NA, NaN and infinite values are null. Every number comes out of survfit,
# print/summary of survfit, survdiff, coxph, binom.test or a distribution function. Three things R has no function for
# are spelled out here: quantiles other than the median (the rule of print, copied as first_crossing), the number at
# risk on any day under delayed entry (counted), and the restricted mean before the first time (left out: R stops).

suppressPackageStartupMessages(library(survival))

types <- c("log", "log-log", "plain", "logit", "arcsin")
quantiles <- c(0.25, 0.5, 0.75)

here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "json.R"))

# --- survival curves ---

# survival:::survmean holds this rule for 0.5 and calls it minmin.
first_crossing <- function(y, x, height) {
  tolerance <- .Machine$double.eps^0.5
  keep <- !is.na(y) & y < height + tolerance
  if (!any(keep)) return(NA)
  x <- x[keep]
  y <- y[keep]
  if (abs(y[1] - height) < tolerance && any(y < y[1])) (x[1] + x[min(which(y < y[1]))]) / 2 else x[1]
}

crossings <- function(fit, type, level) {
  lapply(quantiles, function(p) {
    found <- c(first_crossing(fit$surv, fit$time, 1 - p), first_crossing(fit$lower, fit$time, 1 - p),
               first_crossing(fit$upper, fit$time, 1 - p))
    if (p == 0.5) {
      printed <- summary(fit)$table[c("median", sprintf("%sLCL", level), sprintf("%sUCL", level))]
      stopifnot(identical(unname(printed), as.numeric(found)))
    }
    list(probability = one(p), found = found)
  })
}

fit_of <- function(entry, time, event, type, level) {
  if (is.null(entry)) survfit(Surv(time, event) ~ 1, conf.type = type, conf.int = level)
  else survfit(Surv(entry, time, event) ~ 1, conf.type = type, conf.int = level)
}

case <- function(name, time, event, entry = NULL, taus = c(), days = c(), level = 0.95) {
  fits <- lapply(types, function(type) fit_of(entry, time, event, type, level))
  names(fits) <- types
  fit <- fits[["log"]]
  follow_up <- fit_of(entry, time, 1 - event, "log", level)
  start <- if (is.null(entry)) rep(-Inf, length(time)) else entry
  days <- sort(days[days <= max(fit$time)])
  at <- if (length(days) > 0) summary(fit, times = days) else NULL
  list(
    name = one(name), level = one(level), entry = if (is.null(entry)) list() else entry, time = time, event = event,
    curve = list(
      time = fit$time, atRisk = fit$n.risk, events = fit$n.event, censored = fit$n.censor, survival = fit$surv,
      standardError = fit$std.err * fit$surv
    ),
    bands = lapply(types, function(type) {
      list(type = one(type), lower = fits[[type]]$lower, upper = fits[[type]]$upper,
           quantiles = crossings(fits[[type]], type, level))
    }),
    medianFollowUp = unname(summary(follow_up)$table[7:9]),
    landmarks = lapply(seq_along(days), function(i) {
      list(day = one(days[i]), survival = one(at$surv[i]), standardError = one(at$std.err[i]),
           lower = one(at$lower[i]), upper = one(at$upper[i]),
           atRisk = one(sum(start < days[i] & days[i] <= time)), printedAtRisk = one(at$n.risk[i]),
           cumulativeEvents = one(sum(at$n.event[seq_len(i)])))
    }),
    restrictedMeans = lapply(taus, function(tau) {
      found <- summary(fit, rmean = tau)$table[5:6]
      list(tau = one(tau), value = one(found[[1]]), standardError = one(found[[2]]))
    })
  )
}

sixMp <- c(6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35)
sixMpEvent <- c(1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0)
placebo <- c(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
men <- subset(lung, sex == 1)
women <- subset(lung, sex == 2)
maintained <- subset(aml, x == "Maintained")
nonmaintained <- subset(aml, x == "Nonmaintained")

cases <- list(
  case("aml", aml$time, aml$status, taus = c(9, 30, 48, 161), days = c(0, 5, 13, 30, 48, 100, 161)),
  case("aml maintained", maintained$time, maintained$status, taus = c(20, 161), days = c(9, 48, 160)),
  case("aml nonmaintained", nonmaintained$time, nonmaintained$status, taus = c(20, 45, 60), days = c(5, 12, 45)),
  case("lung", lung$time, lung$status - 1, taus = c(5, 365, 1022), days = c(0, 5, 182, 365, 730, 1022)),
  case("lung men", men$time, men$status - 1, taus = c(365, 730), days = c(182, 365, 730)),
  case("lung women", women$time, women$status - 1, taus = c(365, 730), days = c(182, 365, 730)),
  case("aml at 90 %", aml$time, aml$status, taus = 48, days = c(5, 48), level = 0.9),
  case("aml at 99.9 %", aml$time, aml$status, taus = 48, days = c(5, 48), level = 0.999),
  case("veteran", veteran$time, veteran$status, taus = c(100, 365, 999, 1200), days = c(0, 1, 30, 100, 182.5, 365, 999)),
  case("heart, delayed entry", heart$stop, heart$event, heart$start, taus = c(1, 100.5, 365, 1799), days = c(0, 1, 30, 365, 1799)),
  case("mgus2 on the age scale in months", mgus2$age * 12 + mgus2$futime, mgus2$death, mgus2$age * 12, taus = c(480, 720, 960, 1200),
       days = c(400, 720, 960, 1080)),
  case("Freireich 6-MP", sixMp, sixMpEvent, taus = c(10, 20, 35), days = c(6, 10, 20, 35)),
  case("Freireich placebo", placebo, rep(1, 21), taus = c(10, 20, 23, 40), days = c(1, 10, 23)),
  case("small delayed entry", c(5, 6, 8, 9, 12, 7, 15, 11), c(1, 0, 1, 1, 1, 1, 0, 1), c(0, 2, 3, 0, 4, 1, 6, 5),
       taus = c(5, 10, 15), days = c(1, 5, 6, 7, 8, 9, 10, 11, 12, 15)),
  case("event and censoring tied", c(1, 2, 2, 2, 3, 3, 4), c(1, 1, 0, 1, 0, 1, 0), taus = c(2, 3.5, 4), days = c(1, 2, 3, 4)),
  case("all censored", c(3, 7, 7, 10), c(0, 0, 0, 0), taus = c(3, 10), days = c(0, 3, 10)),
  case("one patient with the event", 5, 1, taus = c(5, 9), days = c(0, 5)),
  case("one patient censored", 5, 0, taus = 5, days = c(0, 5)),
  case("an event on day 0", c(0, 0, 1, 2), c(1, 0, 1, 0), taus = c(0, 1, 2), days = c(0, 1, 2)),
  case("everybody on day 0", c(0, 0), c(1, 1), taus = c(0, 3), days = 0),
  case("everybody at once", c(8, 8, 8), c(1, 1, 1), taus = c(8, 12), days = c(3, 8)),
  case("last is an event", c(2, 4, 6, 9), c(1, 0, 1, 1), taus = c(6, 9, 20), days = c(2, 6, 9)),
  case("last is censored", c(2, 4, 6, 9), c(1, 1, 1, 0), taus = c(6, 9), days = c(2, 6, 9)),
  case("plateau at 0.5, then an event", c(1, 2, 3, 4), c(1, 1, 0, 1), taus = c(2, 4), days = c(2, 3, 4)),
  case("plateau at 0.5 to the end", c(1, 2, 3, 4), c(1, 1, 0, 0), taus = c(2, 4), days = c(2, 3, 4)),
  case("plateau above 0.5 by rounding", 1:24, rep(1, 24), taus = 24, days = c(11, 12, 13)),
  case("plateaus at the quartiles", 1:8, c(1, 1, 1, 1, 1, 1, 0, 1), taus = 8, days = 1:8),
  case("entry on an event day", c(3, 5, 6, 9), c(1, 1, 0, 1), c(0, 0, 3, 5), taus = c(4, 9), days = c(3, 5, 6, 9)),
  case("risk set empties by events", c(3, 5, 14, 13, 20), c(1, 1, 1, 0, 1), c(0, 0, 10, 10, 11), taus = c(3, 5), days = 3),
  case("risk set empties by censoring", c(3, 5, 14, 13, 20), c(1, 0, 1, 0, 1), c(0, 0, 10, 10, 11), taus = c(3, 5), days = c(3, 5)),
  case("risk set empties by events on an entry day", c(3, 5, 14, 13, 20), c(1, 1, 1, 0, 1), c(0, 0, 5, 10, 11), taus = c(3, 5), days = 3)
)

# --- log-rank ---

log_rank <- function(name, time, event, group) {
  group <- as.integer(factor(group))
  found <- survdiff(Surv(time, event) ~ group)
  df <- sum(found$exp > 0) - 1
  list(name = one(name), entry = list(), time = time, event = event, group = group, observed = found$obs,
       expected = found$exp, chiSquare = one(found$chisq), df = one(df), pValue = one(found$pvalue))
}

# The score test of the exact Cox likelihood is the log-rank test, and takes delayed entry.
log_rank_delayed <- function(name, entry, time, event, group) {
  group <- as.integer(factor(group))
  found <- coxph(Surv(entry, time, event) ~ factor(group), ties = "exact")
  df <- length(coef(found))
  list(name = one(name), entry = entry, time = time, event = event, group = group, observed = list(), expected = list(),
       chiSquare = one(found$score), df = one(df), pValue = one(pchisq(found$score, df, lower.tail = FALSE)))
}

log_ranks <- list(
  log_rank("aml", aml$time, aml$status, aml$x),
  log_rank("lung by sex", lung$time, lung$status - 1, lung$sex),
  log_rank("veteran by cell type", veteran$time, veteran$status, veteran$celltype),
  log_rank("veteran by treatment", veteran$time, veteran$status, veteran$trt),
  log_rank("Freireich", c(sixMp, placebo), c(sixMpEvent, rep(1, 21)), rep(1:2, each = 21)),
  log_rank("a group that leaves before the first event", c(1, 1, 3, 4, 5, 6, 7, 8), c(0, 0, 1, 1, 1, 0, 1, 1),
           c(1, 1, 2, 3, 2, 3, 2, 3)),
  log_rank("events on day 0", c(0, 0, 1, 2, 3, 4), c(1, 0, 1, 1, 0, 1), c(1, 2, 1, 2, 1, 2)),
  log_rank_delayed("heart by transplant", heart$start, heart$stop, heart$event, heart$transplant),
  log_rank("event and censoring tied", c(1, 2, 2, 2, 3, 3, 4, 2, 3, 3, 5), c(1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1), rep(1:2, c(6, 5))),
  log_rank("a group all censored", c(3, 5, 6, 4, 5, 9), c(1, 1, 0, 0, 0, 0), rep(1:2, each = 3)),
  log_rank("one patient against three", c(4, 2, 4, 7), c(1, 1, 0, 1), c(1, 2, 2, 2)),
  log_rank_delayed("small delayed entry", c(0, 2, 3, 0, 4, 1, 6, 5), c(5, 6, 8, 9, 12, 7, 15, 11), c(1, 0, 1, 1, 1, 1, 0, 1),
                   c(1, 2, 1, 2, 1, 2, 1, 2)),
  log_rank_delayed("risk set empties by events", c(0, 0, 0, 10, 10, 11), c(3, 5, 5, 14, 13, 20), c(1, 1, 1, 1, 0, 1), c(1, 2, 1, 2, 1, 1)),
  log_rank_delayed("risk set empties by censoring", c(0, 0, 0, 10, 10, 11), c(3, 5, 4, 14, 13, 20), c(1, 0, 0, 1, 0, 1),
                   c(1, 2, 1, 2, 1, 1))
)

# --- proportions and distributions ---

binomials <- expand.grid(n = c(1, 2, 15, 20, 54, 100, 1000, 1e6), share = c(0, 0.001, 0.1, 0.3, 0.9, 1), level = c(0.8, 0.95, 0.999))
binomials$x <- round(binomials$n * binomials$share)
binomials <- unique(binomials[, c("x", "n", "level")])
# Counts of public data: admitted at Berkeley, survivors of the Titanic, deaths of lung, veteran and ovarian.
counted <- rbind(c(sum(UCBAdmissions["Admitted", , ]), sum(UCBAdmissions)), c(sum(Titanic[, , , "Yes"]), sum(Titanic)),
                 c(sum(lung$status == 2), nrow(lung)), c(sum(veteran$status), nrow(veteran)), c(sum(ovarian$fustat), nrow(ovarian)))
binomials <- rbind(binomials, data.frame(x = counted[, 1], n = counted[, 2], level = 0.95))
exact <- mapply(function(x, n, level) binom.test(x, n, conf.level = level)$conf.int, binomials$x, binomials$n, binomials$level)
# The exact one-sided test, of shares near what is tested, far above and far below.
tails <- merge(rbind(data.frame(x = c(0, 1, 5, 15, 20, 500), n = c(5, 1, 5, 20, 20, 1000)), data.frame(x = counted[, 1], n = counted[, 2])),
               data.frame(p = c(0.01, 0.35, 0.5, 0.8)))
greater <- mapply(function(x, n, p) binom.test(x, n, p, "greater")$p.value, tails$x, tails$n, tails$p)

chi_square <- expand.grid(df = c(1, 2, 3, 5, 10, 50, 500), ratio = c(0.001, 0.1, 0.5, 0.9, 1, 1.1, 2, 5, 20))
chi_square$x <- chi_square$df * chi_square$ratio
normal_p <- c(1e-300, 1e-100, 1e-20, 1e-5, 0.001, 0.025, 0.05, 0.0749, 0.0751, 0.3, 0.5, 0.7, 0.9, 0.95, 0.975, 0.995, 0.99999)
normal_z <- c(-37, -30, -10, -5, -1.96, -1, -1e-5, 0, 0.1, 1, 1.96, 5, 8)
beta <- expand.grid(a = c(0.5, 1, 2.5, 30, 1000), b = c(0.5, 1, 3, 77, 2e4), x = c(1e-6, 0.01, 0.1, 0.5, 0.9, 0.999))
gamma_x <- c(1e-10, 0.1, 0.5, 1.5, 3, 10, 11.9, 12.1, 50, 1e5, 1e10)

result <- list(
  made = list(
    by = one("test/reference/statistics/make-reference.R"), R = one(paste(R.version$major, R.version$minor, sep = ".")),
    survival = one(as.character(packageVersion("survival")))
  ),
  cases = cases,
  logRanks = log_ranks,
  binomials = list(successes = binomials$x, trials = binomials$n, level = binomials$level, lower = exact[1, ], upper = exact[2, ]),
  binomialTails = list(successes = tails$x, trials = tails$n, probability = tails$p, greater = greater),
  chiSquare = list(x = chi_square$x, df = chi_square$df, upper = pchisq(chi_square$x, chi_square$df, lower.tail = FALSE)),
  normal = list(p = normal_p, quantile = qnorm(normal_p), z = normal_z, probability = pnorm(normal_z)),
  beta = list(x = beta$x, a = beta$a, b = beta$b, lower = pbeta(beta$x, beta$a, beta$b),
              upper = pbeta(beta$x, beta$a, beta$b, lower.tail = FALSE)),
  logGamma = list(x = gamma_x, value = lgamma(gamma_x))
)

writeLines(json(result), file.path(here, "survival-reference.json"))
