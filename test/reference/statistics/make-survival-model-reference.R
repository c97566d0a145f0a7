# Writes survival-model-reference.json: inputs and results of R for curves predicted by Cox regressions, Gray's test,
# Fine-Gray regression and contrasts of restricted means. The tests in this folder need no R themselves.
#
#   apt-get install r-cran-survival r-cran-cmprsk     (made with R 4.2.2, survival 3.5-3, cmprsk 2.2-11, Debian 12)
#   Rscript test/reference/statistics/make-survival-model-reference.R
#   npx biome check --write test/reference/statistics
#
# Data: lung, veteran, ovarian, heart, jasa, mgus2 and pbc as shipped with R survival. Curves come out of survfit.coxph
# and basehaz, tests out of cuminc, regressions out of crr and predict.crr. survRM2 is not in Debian: its formulas (Uno
# and others 2014; the function rmst2 without covariates) are spelled out on the means and variances of survfit.

suppressPackageStartupMessages({
  library(survival)
  library(cmprsk)
})

here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "json.R"))
absent <- function(x) if (is.null(x)) list() else as.numeric(x)
named <- function(x) unname(Map(function(name, values) list(name = one(name), values = as.numeric(values)), names(x), x))

# --- curves predicted by Cox regressions ---

cox_curve <- function(name, time, event, x, profiles, entry = NULL, strata = NULL, cluster = NULL, ties = "efron") {
  d <- data.frame(time = time, event = event)
  d$entry <- entry
  d$stratum <- if (is.null(strata)) rep(0, nrow(d)) else strata
  d$cl <- if (is.null(cluster)) seq_len(nrow(d)) else cluster
  d <- cbind(d, x)
  left <- if (is.null(entry)) "Surv(time, event)" else "Surv(entry, time, event)"
  right <- paste(c(names(x), if (!is.null(strata)) "strata(stratum)"), collapse = "+")
  call <- list(as.formula(paste(left, "~", right)), data = d, ties = ties, x = TRUE, model = TRUE,
               control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100))
  if (!is.null(cluster)) call$cluster <- d$cl else call$robust <- FALSE
  fit <- do.call(coxph, call)
  curves <- lapply(profiles, function(profile) {
    new <- as.data.frame(as.list(setNames(profile$x, names(x))))
    new$stratum <- if (is.null(profile$stratum)) 0 else profile$stratum
    bands <- lapply(c("log", "log-log", "plain"), function(type) {
      found <- survfit(fit, newdata = new, conf.type = type, se.fit = TRUE)
      list(type = one(type), lower = found$lower[found$n.event > 0], upper = found$upper[found$n.event > 0])
    })
    found <- survfit(fit, newdata = new)
    keep <- found$n.event > 0
    list(covariates = profile$x, stratum = one(new$stratum), time = found$time[keep], atRisk = found$n.risk[keep],
         events = found$n.event[keep], cumulativeHazard = found$cumhaz[keep], survival = found$surv[keep],
         standardError = found$std.err[keep], bands = bands)
  })
  base <- basehaz(fit, centered = FALSE)
  zero <- if (is.null(strata)) base else base[base$strata == levels(base$strata)[1], ]
  list(name = one(name), ties = one(ties), robust = one(as.numeric(!is.null(cluster))), time = time, event = event,
       entry = absent(entry), stratum = absent(strata), cluster = absent(cluster), covariates = named(x),
       curves = curves, baseline = list(time = zero$time, hazard = zero$hazard))
}

at <- function(..., stratum = NULL) list(x = c(...), stratum = stratum)
ecog <- lung[!is.na(lung$ph.ecog) & !is.na(lung$inst), ]
lungX <- data.frame(age = ecog$age, sex = ecog$sex, ecog = ecog$ph.ecog)
vx <- data.frame(test = veteran$trt - 1, karno = veteran$karno, age = veteran$age)
cells <- as.integer(veteran$celltype)
ox <- data.frame(age = ovarian$age, rx = ovarian$rx)
hx <- data.frame(age = heart$age, surgery = heart$surgery, transplant = as.numeric(heart$transplant) - 1)
mg <- mgus2[!is.na(mgus2$hgb) & !is.na(mgus2$mspike), ][1:500, ]
mgx <- data.frame(hgb = mg$hgb, mspike = mg$mspike)
tied <- list(time = c(5, 6, 8, 9, 12, 7, 15, 11, 12, 8), event = c(1, 0, 1, 1, 1, 1, 0, 1, 1, 0),
             entry = c(0, 2, 3, 0, 4, 1, 6, 5, 5, 0), x = data.frame(x = c(1, 3, 2, 0, 2, 5, 1, 4, 0, 2)))

curves <- list(
  cox_curve("lung, Efron", ecog$time, ecog$status - 1, lungX, list(at(60, 1, 1), at(75, 2, 0))),
  cox_curve("lung, Breslow", ecog$time, ecog$status - 1, lungX, list(at(60, 1, 1)), ties = "breslow"),
  cox_curve("lung, clustered by institution", ecog$time, ecog$status - 1, lungX, list(at(60, 1, 1)), cluster = ecog$inst),
  cox_curve("veteran, strata by cell type", veteran$time, veteran$status, vx,
            list(at(1, 60, 58, stratum = 1), at(0, 90, 40, stratum = 4)), strata = cells),
  cox_curve("ovarian", ovarian$futime, ovarian$fustat, ox, list(at(50, 1), at(65, 2))),
  cox_curve("Stanford heart, transplant as it happens", heart$stop, heart$event, hx, list(at(0, 0, 1), at(0, 0, 0)),
            entry = heart$start),
  cox_curve("mgus2, death on the age scale, strata by sex", mg$age * 12 + mg$futime, mg$death, mgx,
            list(at(13, 1.2, stratum = 1), at(10, 2, stratum = 0)), entry = mg$age * 12,
            strata = as.numeric(mg$sex == "F")),
  cox_curve("small, tied, delayed entry", tied$time, tied$event, tied$x, list(at(0), at(3)), entry = tied$entry),
  cox_curve("small, tied, delayed entry, Breslow", tied$time, tied$event, tied$x, list(at(3)), entry = tied$entry,
            ties = "breslow"),
  cox_curve("events on day 0", c(0, 0, 0, 1, 2, 3, 3, 5), c(1, 0, 1, 1, 0, 1, 0, 1), data.frame(x = c(1, 0, 0, 2, 1, 0, 3, 1)), list(at(0), at(2))),
  cox_curve("event and censoring tied", c(1, 2, 2, 2, 3, 3, 4, 4, 5), c(1, 1, 0, 1, 0, 1, 0, 1, 1),
            data.frame(x = c(0, 1, 0, 2, 1, 0, 3, 1, 2)), list(at(1))),
  cox_curve("risk set empties by events", c(3, 4, 5, 5, 14, 13, 20, 16, 20), c(1, 0, 1, 1, 1, 0, 1, 1, 0),
            data.frame(x = c(1, 0, 2, 0, 1, 3, 0, 2, 1)), list(at(1)), entry = c(0, 0, 0, 1, 10, 10, 11, 9, 12))
)

# --- Gray's test and Fine-Gray regression ---

gray <- function(name, time, cause, group, stratum = rep(1, length(time))) {
  tests <- cuminc(time, cause, group, stratum)$Tests
  list(name = one(name), time = time, cause = cause, group = as.numeric(as.integer(factor(group))),
       stratum = as.numeric(as.integer(factor(stratum))), chiSquare = unname(tests[, "stat"]),
       pValue = unname(pchisq(tests[, "stat"], tests[, "df"], lower.tail = FALSE)), df = unname(tests[, "df"]))
}

# crr looks up the censoring distribution just before a day by taking a hair off it, which on day 0 is day 0 itself, where
# it averages the distribution before and after. Only the order of days counts, so all are moved up by `later`.
crr_case <- function(name, time, cause, x, failcode = 1, profiles, later = 0) {
  # As near the maximum as crr gets: below some gtol rounding keeps it from stopping.
  for (gtol in 10^-(14:9)) {
    fit <- crr(time + later, cause, as.matrix(x), failcode = failcode, gtol = gtol, maxiter = 50)
    if (fit$converged) break
  }
  stopifnot(fit$converged)
  list(name = one(name), time = time, cause = ifelse(cause == 0, 0, ifelse(cause == failcode, 1, 2)), covariates = named(x),
       coefficient = unname(fit$coef), covariance = as.vector(fit$var), logLikelihood = c(fit$loglik.null, fit$loglik),
       curves = lapply(profiles, function(profile) {
         found <- predict(fit, t(profile))
         list(covariates = profile, time = found[, 1] - later, incidence = found[, 2])
       }))
}

progression <- mgus2$pstat == 1
sameMonth <- progression & mgus2$death == 1 & mgus2$ptime == mgus2$futime
firstTime <- ifelse(progression, mgus2$ptime, mgus2$futime)
firstCause <- ifelse(progression, 1, 2 * mgus2$death)
transplantDay <- with(jasa, ifelse(is.na(wait.time), Inf, wait.time))
listTime <- pmin(transplantDay, jasa$futime)
listCause <- ifelse(transplantDay <= jasa$futime, 1, 2 * jasa$fustat)
small <- list(time = c(3, 3, 3, 5, 6, 6, 8, 2, 3, 7, 9, 9, 4, 8, 1, 5), cause = c(1, 2, 0, 1, 2, 0, 1, 1, 2, 2, 1, 0, 1, 1, 2, 0),
              group = rep(1:2, each = 8))
complete <- !is.na(mgus2$hgb) & !is.na(mgus2$mspike)

grays <- list(
  gray("pbc by edema", pbc$time, pbc$status, pbc$edema),
  gray("pbc by sex", pbc$time, pbc$status, pbc$sex),
  gray("pbc by sex within stages of edema", pbc$time, pbc$status, pbc$sex, pbc$edema),
  gray("mgus2 by sex", firstTime, firstCause, mgus2$sex),
  gray("mgus2 by decade of age", firstTime, firstCause, pmin(80, pmax(50, mgus2$age %/% 10 * 10))),
  gray("Stanford heart, the list, by earlier surgery", listTime, listCause, jasa$surgery),
  gray("small, tied", small$time, small$cause, small$group),
  gray("events on day 0", c(0, 0, 0, 1, 2, 2, 4, 5), c(1, 2, 0, 1, 1, 0, 2, 1), c(1, 2, 1, 2, 1, 2, 1, 2)),
  gray("a group all censored", c(2, 3, 5, 3, 4, 6), c(1, 2, 1, 0, 0, 0), rep(1:2, each = 3)),
  gray("one patient against four", c(4, 2, 4, 4, 7), c(1, 1, 0, 2, 1), c(1, 2, 2, 2, 2)),
  gray("small, tied, strata", small$time, small$cause, small$group, rep(1:2, 8))
)
regressions <- list(
  crr_case("pbc, transplant", pbc$time, pbc$status, data.frame(age = pbc$age, edema = pbc$edema),
           profiles = list(c(40, 0), c(60, 0.5))),
  crr_case("pbc, death", pbc$time, pbc$status, data.frame(age = pbc$age, edema = pbc$edema, bili = log(pbc$bili)), 2,
           profiles = list(c(50, 0, 1))),
  crr_case("mgus2, progression", firstTime[complete], firstCause[complete],
           data.frame(age = mgus2$age, male = as.numeric(mgus2$sex == "M"), mspike = mgus2$mspike)[complete, ],
           profiles = list(c(70, 1, 1.5))),
  crr_case("mgus2, death", firstTime[complete], firstCause[complete],
           data.frame(age = mgus2$age, hgb = mgus2$hgb)[complete, ], 2, profiles = list(c(70, 12))),
  crr_case("Stanford heart, transplant on the list", listTime, listCause, data.frame(age = jasa$age, surgery = jasa$surgery),
           profiles = list(c(45, 0))),
  crr_case("small, tied", small$time, small$cause, data.frame(x = c(2, 0, 1, 3, 1, 4, 2, 2, 0, 1, 3, 5, 1, 2, 0, 1)),
           profiles = list(c(2))),
  crr_case("events on day 0", c(0, 0, 0, 1, 2, 2, 4, 5, 5), c(1, 2, 0, 1, 1, 0, 2, 1, 1), data.frame(x = c(1, 0, 2, 0, 3, 1, 1, 0, 2)),
           profiles = list(c(1)), later = 1),
  crr_case("nobody censored", c(1, 2, 2, 3, 4, 4, 6, 7), c(1, 2, 1, 1, 2, 1, 1, 2), data.frame(x = c(1, 0, 2, 0, 3, 1, 1, 0)),
           profiles = list(c(1))),
  crr_case("no competing event", c(1, 2, 2, 3, 4, 4, 6, 7), c(1, 0, 1, 1, 0, 1, 1, 0), data.frame(x = c(1, 0, 2, 0, 3, 1, 1, 0)),
           profiles = list(c(1)))
)

# --- restricted means ---

contrast <- function(name, time, event, group, tau, level = 0.95) {
  means <- lapply(1:2, function(g) {
    unname(summary(survfit(Surv(time[group == g], event[group == g]) ~ 1), rmean = tau)$table[c("rmean", "se(rmean)")])
  })
  a <- means[[1]]
  b <- means[[2]]
  z <- qnorm(1 - (1 - level) / 2)
  both <- function(value, error, back) c(back(value), back(value - z * error), back(value + z * error), 2 * pnorm(-abs(value / error)))
  list(name = one(name), time = time, event = event, group = group, tau = one(tau), level = one(level),
       difference = both(a[1] - b[1], sqrt(a[2]^2 + b[2]^2), identity),
       ratio = both(log(a[1] / b[1]), sqrt((a[2] / a[1])^2 + (b[2] / b[1])^2), exp))
}
randomised <- pbc[1:312, ]
contrasts <- list(
  contrast("pbc, the example of survRM2: years, ten of them", randomised$time / 365.25, as.numeric(randomised$status == 2),
           as.numeric(randomised$trt), 10),
  contrast("lung by sex", lung$time, lung$status - 1, lung$sex, 730),
  contrast("veteran by treatment", veteran$time, veteran$status, veteran$trt, 300, 0.9),
  contrast("ovarian by treatment", ovarian$futime, ovarian$fustat, ovarian$rx, 600),
  contrast("event and censoring tied", c(1, 2, 2, 2, 3, 3, 4, 2, 3, 3, 5), c(1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1), rep(1:2, c(7, 4)), 4),
  contrast("a group all censored", c(3, 5, 6, 4, 5, 9), c(1, 1, 0, 0, 0, 0), rep(1:2, each = 3), 6),
  contrast("one patient against three", c(4, 2, 4, 7), c(1, 1, 0, 1), c(1, 2, 2, 2), 4),
  contrast("events on day 0", c(0, 0, 1, 2, 0, 3, 5), c(1, 0, 1, 0, 1, 1, 0), rep(1:2, c(4, 3)), 2)
)

made <- list(by = one("test/reference/statistics/make-survival-model-reference.R"),
             R = one(paste(R.version$major, R.version$minor, sep = ".")),
             survival = one(as.character(packageVersion("survival"))), cmprsk = one(as.character(packageVersion("cmprsk"))))
writeLines(json(list(made = made, curves = curves, grays = grays, regressions = regressions, contrasts = contrasts)),
           file.path(here, "survival-model-reference.json"))
