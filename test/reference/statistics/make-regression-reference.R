# Writes competing-reference.json, cox-reference.json and interval-reference.json: inputs and results of R for competing
# events, for Cox regression with the proportional-hazards test, and for stratified log-rank tests and intervals. The tests in this folder need no R themselves.
#
#   apt-get install r-cran-survival            (made with R 4.2.2, survival 3.5-3, both from Debian 12)
#   Rscript test/reference/statistics/make-regression-reference.R
#   npx biome check --write test/reference/statistics
#
# Every number comes out of survfit, coxph, summary.coxph or cox.zph, but for the standard error of cumulative incidence
# under delayed entry: survfit gives the infinitesimal jackknife there, so the Greenwood recursion is spelled out below
# as matrix products (Andersen, Borgan, Gill and Keiding 1993, 4.4.20). It was seen to give the variances of etm 1.1.1.
# coxph runs to eps 1e-13, because its default stops at six digits. cox.zph takes Breslow's likelihood for exact ties: the
# score test of the exact one is that of coxph itself, on the risk sets written out.

suppressPackageStartupMessages(library(survival))

here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "json.R"))

# --- competing events ---

greenwood <- function(entry, time, cause, at, size) {
  p <- c(1, rep(0, size))
  v <- matrix(0, size + 1, size + 1)
  out <- matrix(0, length(at), size)
  for (t in at) {
    n <- sum(entry < t & time >= t)
    a <- vapply(1:size, function(k) sum(time == t & cause == k), 0) / n
    step <- diag(size + 1)
    step[1, ] <- c(1 - sum(a), a)
    row <- c(1 - sum(a), a)
    v <- t(step) %*% v %*% step + p[1]^2 * (diag(row) - row %o% row) / n
    p <- as.vector(p %*% step)
    out[match(t, at), ] <- sqrt(pmax(0, diag(v)[-1]))
  }
  out
}

competing <- function(name, time, cause, size, entry = NULL, days = c(), level = 0.95) {
  state <- factor(cause, 0:size)
  id <- seq_along(time)
  fits <- lapply(c("log", "log-log", "plain"), function(type) {
    if (is.null(entry)) survfit(Surv(time, state) ~ 1, conf.type = type, conf.int = level)
    else survfit(Surv(entry, time, state) ~ 1, id = id, conf.type = type, conf.int = level)
  })
  fit <- fits[[1]]
  columns <- function(m) lapply(1:size + 1, function(k) m[, k])
  error <- greenwood(if (is.null(entry)) rep(-Inf, length(time)) else entry, time, cause, fit$time, size)
  # Where the two must agree they do.
  if (is.null(entry)) stopifnot(all(abs(error - fit$std.err[, -1]) < 1e-12))
  at <- if (length(days) > 0) summary(fit, times = days) else NULL
  # survfit writes 0 to 0 for the plain interval where the incidence is 0.
  bound <- function(m) lapply(1:size + 1, function(k) ifelse(fit$pstate[, k] == 0, NA, m[, k]))
  list(
    name = one(name), level = one(level), size = one(size), entry = if (is.null(entry)) list() else entry, time = time,
    cause = cause,
    curve = list(time = fit$time, atRisk = fit$n.risk[, 1], eventFree = fit$pstate[, 1],
                 events = lapply(1:size, function(k) vapply(fit$time, function(t) sum(time == t & cause == k), 0)),
                 incidence = columns(fit$pstate), standardError = lapply(1:size, function(k) error[, k])),
    bands = if (is.null(entry)) {
      Map(function(type, fit) list(type = one(type), lower = bound(fit$lower), upper = bound(fit$upper)),
          c("log", "log-log", "plain"), fits) |> unname()
    } else list(),
    landmarks = lapply(seq_along(days), function(i) {
      list(day = one(days[i]), incidence = at$pstate[i, -1])
    })
  )
}

progression <- mgus2$pstat == 1
sameMonth <- progression & mgus2$death == 1 & mgus2$ptime == mgus2$futime
firstTime <- ifelse(progression, mgus2$ptime, mgus2$futime)
progressionFirst <- ifelse(progression, 1, 2 * mgus2$death)
deathFirst <- ifelse(progression & !sameMonth, 1, 2 * mgus2$death)
ageInMonths <- mgus2$age * 12
transplantDay <- with(jasa, ifelse(is.na(wait.time), Inf, wait.time))
jasaTime <- pmin(transplantDay, jasa$futime)
jasaCause <- ifelse(transplantDay <= jasa$futime, 1, 2 * jasa$fustat)

competing_cases <- list(
  competing("mgus2, progression first", firstTime, progressionFirst, 2, days = c(0, 12, 120, 240)),
  competing("mgus2, death first", firstTime, deathFirst, 2, days = c(120, 240)),
  competing("mgus2 on the age scale", ageInMonths + firstTime, progressionFirst, 2, ageInMonths, days = c(720, 960, 1080)),
  competing("pbc: transplant and death", pbc$time, pbc$status, 2, days = c(365, 1826, 3652)),
  competing("pbc at 90 %", pbc$time, pbc$status, 2, days = 1826, level = 0.9),
  competing("Stanford heart: transplant and death on the list", jasaTime, jasaCause, 2, days = c(0, 30, 365)),
  competing("lung: one cause", lung$time, lung$status - 1, 1, days = c(182, 365)),
  competing("everyone has an event", c(1, 2, 2, 3, 4), c(1, 2, 1, 2, 2), 2, days = c(2, 4)),
  competing("three causes tied on a day", c(3, 3, 3, 3, 5, 6, 6, 8), c(1, 2, 3, 0, 1, 2, 0, 3), 3, days = c(3, 5, 6)),
  competing("a cause that never happens", c(1, 2, 3, 4), c(1, 0, 1, 0), 2, days = c(1, 3)),
  competing("all censored", c(2, 3, 3), c(0, 0, 0), 2, days = 2),
  competing("an event on day 0", c(0, 0, 1, 2, 3), c(1, 0, 2, 1, 0), 2, days = c(0, 1, 3)),
  competing("small delayed entry", c(5, 6, 8, 9, 12, 7, 15, 11), c(1, 0, 2, 1, 1, 2, 0, 1), 2, c(0, 2, 3, 0, 4, 1, 6, 5),
            days = c(5, 8, 11)),
  competing("event and censoring tied", c(1, 2, 2, 2, 3, 3, 4), c(1, 1, 0, 2, 0, 2, 0), 2, days = c(1, 2, 3)),
  competing("one patient with the event", 5, 1, 2, days = c(0, 5)),
  competing("one patient with another event", 5, 2, 2, days = 5),
  competing("one patient censored", 5, 0, 2, days = 5),
  competing("risk set empties by censoring", c(3, 5, 14, 13, 20), c(1, 0, 1, 0, 2), 2, c(0, 0, 10, 10, 11), days = c(3, 5)),
  competing("risk set empties by events", c(3, 5, 14, 13, 20), c(1, 2, 1, 0, 1), 2, c(0, 0, 10, 10, 11), days = 3)
)

# --- Cox regression ---

absent <- function(x) if (is.null(x)) list() else as.numeric(x)

# Every risk set written out as a stratum of its own: its day and whoever is at risk.
risk_sets <- function(d) {
  entry <- if (is.null(d$entry)) rep(-Inf, nrow(d)) else d$entry
  sets <- unique(d[d$event == 1, c("time", "stratum")])
  do.call(rbind, lapply(seq_len(nrow(sets)), function(k) {
    day <- sets$time[k]
    row <- which(d$stratum == sets$stratum[k] & entry < day & d$time >= day)
    data.frame(set = k, row, day, dies = as.numeric(d$event[row] == 1 & d$time[row] == day))
  }))
}

# The score test of cox.zph by coxph: in every risk set the covariates, and the same times the height of the day; started at
# the maximum without the latter, and not moved from there.
changing_effects <- function(d, names, beta, ties, transform) {
  curve <- if (is.null(d$entry)) survfit(Surv(time, event) ~ 1, d) else survfit(Surv(entry, time, event) ~ 1, d)
  height <- function(day) if (transform == "identity") day else 1 - c(1, curve$surv)[findInterval(day, curve$time, left.open = TRUE) + 1]
  rows <- risk_sets(d)
  x <- as.matrix(d[rows$row, names, drop = FALSE])
  sloped <- x * (height(rows$day) - mean(height(d$time[d$event == 1])))
  chi_square <- function(j) {
    coxph(Surv(rep(1, nrow(rows)), rows$dies) ~ cbind(x, sloped[, j, drop = FALSE]) + strata(rows$set), ties = ties,
          init = c(beta, rep(0, length(j))), control = coxph.control(iter.max = 0, toler.chol = 1e-14))$score
  }
  p <- length(names)
  found <- c(vapply(seq_len(p), chi_square, 0), chi_square(seq_len(p)))
  df <- c(rep(1, p), p)
  cbind(chisq = found, df = df, p = pchisq(found, df, lower.tail = FALSE))
}

# Exact ties under delayed entry, where coxph itself takes days for a thousand patients: the same likelihood of risk sets.
fit_of_sets <- function(d, names, control) {
  rows <- risk_sets(d)
  at <- d[rows$row, names, drop = FALSE]
  fit <- coxph(as.formula(paste("Surv(rep(1, nrow(rows)), rows$dies) ~", paste(names, collapse = "+"), "+ strata(rows$set)")), at,
               ties = "exact", control = control)
  fit$n <- nrow(d)
  fit
}

cox <- function(name, time, event, x, entry = NULL, strata = NULL, weights = NULL, cluster = NULL, ties = "efron",
                robust = !is.null(cluster), level = 0.95, by_sets = FALSE) {
  d <- data.frame(time = time, event = event)
  d$entry <- entry
  d$stratum <- if (is.null(strata)) rep(1, nrow(d)) else strata
  d$w <- if (is.null(weights)) rep(1, nrow(d)) else weights
  d$cl <- if (is.null(cluster)) seq_len(nrow(d)) else cluster
  d <- cbind(d, x)
  left <- if (is.null(entry)) "Surv(time, event)" else "Surv(entry, time, event)"
  right <- paste(c(names(x), if (!is.null(strata)) "strata(stratum)"), collapse = "+")
  call <- list(as.formula(paste(left, "~", right)), data = d, ties = ties, x = TRUE,
               control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100))
  if (!is.null(weights)) call$weights <- d$w
  if (robust) call$cluster <- d$cl
  else call$robust <- FALSE
  fit <- if (by_sets) fit_of_sets(d, names(x), call$control) else do.call(coxph, call)
  if (ties == "exact" && !by_sets) stopifnot(abs(coef(fit_of_sets(d, names(x), call$control)) / coef(fit) - 1) < 1e-9)
  # agexact.fit, behind exact ties with delayed entry, forgets the class.
  class(fit) <- "coxph"
  s <- summary(fit, conf.int = level)
  error <- s$coefficients[, if (robust) "robust se" else "se(coef)"]
  transforms <- c("km", "identity")
  # The test runs on a fit without cluster: it uses neither.
  call$cluster <- NULL
  call$robust <- FALSE
  tested <- lapply(transforms, function(transform) {
    if (ties == "exact") return(changing_effects(d, names(x), coef(fit), ties, transform))
    table <- cox.zph(do.call(coxph, call), transform)$table
    # Where both have an answer they are the same.
    if (ties == "breslow" && is.null(weights)) {
      stopifnot(abs(changing_effects(d, names(x), coef(fit), ties, transform)[, "chisq"] / table[, "chisq"] - 1) < 1e-9)
    }
    table
  })
  list(
    name = one(name), ties = one(ties), level = one(level), robust = one(as.numeric(robust)), time = time, event = event,
    entry = absent(entry), stratum = absent(strata), weight = absent(weights), cluster = absent(cluster),
    covariates = unname(Map(function(name, values) list(name = one(name), values = as.numeric(values)), names(x), x)),
    coefficient = unname(coef(fit)), covariance = as.vector(if (robust) fit$naive.var else fit$var),
    robustCovariance = if (robust) as.vector(fit$var) else list(),
    standardError = unname(error), hazardRatio = unname(s$conf.int[, 1]), lower = unname(s$conf.int[, 3]),
    upper = unname(s$conf.int[, 4]), z = unname(s$coefficients[, "z"]),
    pValue = unname(s$coefficients[, ncol(s$coefficients)]),
    logLikelihood = fit$loglik, likelihoodRatio = one(s$logtest[["test"]]), wald = one(sum(fit$wald.test)),
    score = one(s$sctest[["test"]]), robustScore = if (robust) one(fit$rscore) else list(),
    n = one(fit$n), events = one(fit$nevent),
    zph = lapply(1:2, function(i) {
      list(transform = one(transforms[i]), chiSquare = unname(tested[[i]][, 1]), df = unname(tested[[i]][, 2]),
           pValue = unname(tested[[i]][, 3]))
    })
  )
}

sixMp <- c(6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35)
sixMpEvent <- c(1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0)
placebo <- c(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
freireich <- list(time = c(sixMp, placebo), event = c(sixMpEvent, rep(1, 21)), x = data.frame(sixMp = rep(1:0, each = 21)))
ecog <- lung[!is.na(lung$ph.ecog) & !is.na(lung$inst), ]
naive <- data.frame(transplant = as.numeric(jasa$transplant))
m2 <- mgus2[!is.na(mgus2$hgb) & !is.na(mgus2$mspike), ]
m2$female <- as.numeric(m2$sex == "F")
cells <- as.integer(veteran$celltype)
uneven <- function(n) 0.25 + (seq_len(n) * 7 %% 11) %% 5 / 2
vx <- data.frame(test = veteran$trt - 1, karno = veteran$karno, age = veteran$age)
small <- list(time = c(5, 6, 8, 9, 12, 7, 15, 11, 12), event = c(1, 0, 1, 1, 1, 1, 0, 1, 1),
              entry = c(0, 2, 3, 0, 4, 1, 6, 5, 5), x = data.frame(x = c(1, 3, 2, 0, 2, 5, 1, 4, 0)))
cgdx <- data.frame(treated = as.numeric(cgd$treat == "rIFN-g"), age = cgd$age)
hx <- data.frame(age = heart$age, surgery = heart$surgery, transplant = as.numeric(heart$transplant) - 1)
lungSex <- data.frame(sex = lung$sex)
lungX <- data.frame(age = ecog$age, sex = ecog$sex, ecog = ecog$ph.ecog)

# Progression makes its row from the month on: whoever progresses is cut in two there.
early <- mgus2$pstat == 1 & mgus2$ptime < mgus2$futime
cut_at <- ifelse(early, mgus2$ptime, mgus2$futime)
before <- data.frame(id = mgus2$id, start = 0, stop = cut_at, event = ifelse(early, 0, mgus2$death), progressed = 0, age = mgus2$age)
after <- data.frame(id = mgus2$id, start = cut_at, stop = mgus2$futime, event = mgus2$death, progressed = 1, age = mgus2$age)[early, ]
pieces <- rbind(before, after)
pieces <- pieces[pieces$start < pieces$stop, ]
on_day_0 <- list(time = c(0, 0, 0, 1, 2, 3, 3, 5), event = c(1, 0, 1, 1, 0, 1, 0, 1), x = data.frame(x = c(1, 0, 0, 2, 1, 0, 3, 1)))
both_tied <- list(time = c(1, 2, 2, 2, 3, 3, 4, 4, 5), event = c(1, 1, 0, 1, 0, 1, 0, 1, 1), x = data.frame(x = c(0, 1, 0, 2, 1, 0, 3, 1, 2)))
emptied <- list(time = c(3, 4, 5, 5, 14, 13, 20, 16, 20), event = c(1, 0, 1, 1, 1, 0, 1, 1, 0), entry = c(0, 0, 0, 1, 10, 10, 11, 9, 12),
                x = data.frame(x = c(1, 0, 2, 0, 1, 3, 0, 2, 1)))

cox_cases <- c(
  unlist(lapply(c("efron", "breslow", "exact"), function(ties) {
    list(cox(paste("events on day 0,", ties), on_day_0$time, on_day_0$event, on_day_0$x, ties = ties),
         cox(paste("event and censoring tied,", ties), both_tied$time, both_tied$event, both_tied$x, ties = ties),
         cox(paste("risk set empties by events,", ties), emptied$time, emptied$event, emptied$x, emptied$entry, ties = ties))
  }), FALSE),
  list(
    cox("mgus2, progression as it happens", pieces$stop, pieces$event, pieces[, c("progressed", "age")], pieces$start),
    cox("mgus2, progression as it happens, exact", pieces$stop, pieces$event, pieces[, c("progressed", "age")], pieces$start,
        ties = "exact", by_sets = TRUE),
    cox("mgus2, progression as it happens, Breslow, clustered by patient", pieces$stop, pieces$event,
        pieces[, c("progressed", "age")], pieces$start, cluster = pieces$id, ties = "breslow"),
    cox("event and censoring tied, robust", both_tied$time, both_tied$event, both_tied$x, robust = TRUE),
    cox("risk set empties by events, clustered", emptied$time, emptied$event, emptied$x, emptied$entry, cluster = c(1, 1, 2, 3, 3, 4, 5, 5, 6))
  ),
  lapply(c("efron", "breslow", "exact"), function(ties) {
    cox(paste("Freireich,", ties), freireich$time, freireich$event, freireich$x, ties = ties)
  }),
  lapply(c("efron", "breslow", "exact"), function(ties) {
    cox(paste("veteran,", ties), veteran$time, veteran$status, vx, ties = ties)
  }),
  lapply(c("efron", "breslow", "exact"), function(ties) {
    cox(paste("small delayed entry,", ties), small$time, small$event, small$x, small$entry, ties = ties)
  }),
  list(
    cox("lung by sex", lung$time, lung$status - 1, lungSex),
    cox("lung by sex at 90 %", lung$time, lung$status - 1, lungSex, level = 0.9),
    cox("lung, three covariates", ecog$time, ecog$status - 1, lungX),
    cox("lung, robust", ecog$time, ecog$status - 1, lungX, robust = TRUE),
    cox("lung, clustered by institution", ecog$time, ecog$status - 1, lungX, cluster = ecog$inst),
    cox("lung, weights", ecog$time, ecog$status - 1, lungX, weights = uneven(nrow(ecog))),
    cox("lung, weights, strata and clusters, Breslow", ecog$time, ecog$status - 1, lungX[, 1:2], strata = ecog$ph.ecog,
        weights = uneven(nrow(ecog)), cluster = ecog$inst, ties = "breslow"),
    cox("lung, exact, strata", ecog$time, ecog$status - 1, lungX[, 1:2], strata = ecog$ph.ecog, ties = "exact"),
    cox("veteran, strata by cell type", veteran$time, veteran$status, vx, strata = cells),
    cox("veteran, strata and weights, robust", veteran$time, veteran$status, vx, strata = cells,
        weights = uneven(nrow(veteran)), robust = TRUE),
    cox("ovarian", ovarian$futime, ovarian$fustat, data.frame(age = ovarian$age, rx = ovarian$rx)),
    cox("Stanford heart, transplant as if known from the start", jasa$futime, jasa$fustat, naive),
    cox("Stanford heart, transplant as it happens", heart$stop, heart$event, hx["transplant"], heart$start),
    cox("Stanford heart, transplant as it happens, exact", heart$stop, heart$event, hx["transplant"], heart$start,
        ties = "exact"),
    cox("Stanford heart, three covariates, clustered by patient", heart$stop, heart$event, hx, heart$start,
        cluster = heart$id),
    cox("mgus2, death", m2$futime, m2$death, m2[, c("age", "female", "hgb", "mspike")]),
    cox("mgus2, progression on the age scale, strata by sex, robust", m2$age * 12 + m2$ptime, m2$pstat,
        m2[, c("hgb", "mspike")], m2$age * 12, strata = m2$female, robust = TRUE),
    cox("cgd, repeated infections clustered by patient", cgd$tstop, cgd$status, cgdx, cgd$tstart, cluster = cgd$id),
    cox("cgd, repeated infections, strata by centre, weights", cgd$tstop, cgd$status, cgdx, cgd$tstart,
        strata = as.integer(cgd$center), weights = uneven(nrow(cgd)), cluster = cgd$id, ties = "breslow")
  )
)

# --- stratified log-rank tests, intervals ---

stratified <- function(name, time, event, group, stratum) {
  group <- as.integer(factor(group))
  stratum <- as.integer(factor(stratum))
  found <- survdiff(Surv(time, event) ~ group + strata(stratum))
  expected <- rowSums(found$exp)
  df <- sum(expected > 0) - 1
  list(name = one(name), entry = list(), time = time, event = event, group = group, stratum = stratum, observed = rowSums(found$obs),
       expected = expected, chiSquare = one(found$chisq), df = one(df),
       pValue = one(pchisq(found$chisq, df, lower.tail = FALSE)))
}

# As in make-reference.R: the score test of the exact Cox likelihood is the log-rank test, and takes delayed entry.
stratified_delayed <- function(name, entry, time, event, group, stratum) {
  group <- as.integer(factor(group))
  stratum <- as.integer(factor(stratum))
  found <- coxph(Surv(entry, time, event) ~ factor(group) + strata(stratum), ties = "exact")
  df <- length(coef(found))
  list(name = one(name), entry = entry, time = time, event = event, group = group, stratum = stratum, observed = list(),
       expected = list(), chiSquare = one(found$score), df = one(df), pValue = one(pchisq(found$score, df, lower.tail = FALSE)))
}

stratified_cases <- list(
  stratified_delayed("heart by transplant within earlier surgery", heart$start, heart$stop, heart$event, heart$transplant, heart$surgery),
  stratified_delayed("risk set of a stratum empties by events", c(0, 0, 0, 10, 10, 11, 0, 1, 2), c(3, 5, 5, 14, 13, 20, 4, 6, 7),
                     c(1, 1, 1, 1, 0, 1, 1, 0, 1), c(1, 2, 1, 2, 1, 1, 1, 2, 1), rep(1:2, c(6, 3))),
  stratified("lung by sex within ECOG status", ecog$time, ecog$status - 1, ecog$sex, ecog$ph.ecog),
  stratified("veteran by treatment within cell type", veteran$time, veteran$status, veteran$trt, veteran$celltype),
  stratified("veteran by cell type within treatment", veteran$time, veteran$status, veteran$celltype, veteran$trt),
  stratified("ovarian by treatment within residual disease", ovarian$futime, ovarian$fustat, ovarian$rx, ovarian$resid.ds),
  stratified("mgus2 by sex within decades of age", m2$futime, m2$death, m2$female, m2$age %/% 10),
  stratified("a stratum of one group alone", c(1, 2, 3, 4, 5, 6, 7), c(1, 1, 1, 0, 1, 1, 1), c(1, 2, 1, 2, 1, 1, 1),
             c(1, 1, 1, 1, 1, 2, 2)),
  stratified("event and censoring tied", c(1, 2, 2, 2, 3, 3, 4, 2, 3, 3), c(1, 1, 0, 1, 0, 1, 0, 1, 1, 0), rep(1:2, 5), rep(1:2, c(6, 4))),
  stratified("a stratum all censored, one with one patient", c(1, 2, 3, 4, 5, 6, 7), c(1, 1, 1, 0, 0, 0, 1), c(1, 2, 1, 2, 1, 2, 1),
             c(1, 1, 1, 1, 2, 2, 3)),
  stratified("events on day 0", c(0, 0, 1, 2, 3, 4, 0, 2), c(1, 0, 1, 1, 0, 1, 1, 1), c(1, 2, 1, 2, 1, 2, 2, 1), rep(1:2, c(5, 3)))
)

shares <- unique(transform(expand.grid(trials = c(1, 2, 15, 20, 54, 1000, 1e6), share = c(0, 0.001, 0.3, 0.9, 1),
                                       level = c(0.8, 0.95, 0.999)), successes = round(trials * share))[, c(1, 3, 4)])
# Counts of public data: Berkeley, Titanic, lung, ovarian; for rates insects, warp breaks, great inventions a year.
shares <- rbind(shares, data.frame(trials = c(sum(UCBAdmissions), sum(Titanic), nrow(lung), nrow(ovarian)), level = 0.95,
                                   successes = c(sum(UCBAdmissions["Admitted", , ]), sum(Titanic[, , , "Yes"]), sum(lung$status == 2), sum(ovarian$fustat))))
wilson <- mapply(function(x, n, level) suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int),
                 shares$successes, shares$trials, shares$level)
rates <- expand.grid(events = c(0, 1, 2, 7, 40, 1000, 1e5), personTime = c(0.5, 100, 365.25), level = c(0.8, 0.95, 0.999))
rates <- rbind(rates, data.frame(events = c(sum(InsectSprays$count), sum(warpbreaks$breaks), sum(discoveries), sum(lung$status == 2)),
                                 personTime = c(nrow(InsectSprays), nrow(warpbreaks), length(discoveries), sum(lung$time)), level = 0.95))
garwood <- mapply(function(x, t, level) poisson.test(x, t, conf.level = level)$conf.int, rates$events, rates$personTime,
                  rates$level)
t_grid <- expand.grid(p = c(1e-12, 1e-4, 0.025, 0.3, 0.499, 0.6, 0.975, 0.9999), df = c(0.5, 1, 2, 3, 9.7, 30, 300, 1e6))
gammas <- expand.grid(p = c(1e-12, 1e-3, 0.025, 0.5, 0.9), shape = c(0.1, 0.5, 1, 3, 41, 1000, 1e5))
samples <- list(sleep$extra, c(3, 3.5), women$height, precip)
t_tests <- lapply(samples, function(x) {
  found <- t.test(x)
  list(values = unname(x), found = c(found$estimate, found$stderr, found$conf.int) |> unname())
})
intervals <- list(
  stratified = stratified_cases,
  wilson = c(as.list(shares), list(lower = wilson[1, ], upper = wilson[2, ])),
  rates = c(as.list(rates), list(lower = garwood[1, ], upper = garwood[2, ])),
  studentT = c(as.list(t_grid), list(quantile = qt(t_grid$p, t_grid$df))),
  gamma = c(as.list(gammas), list(lower = qgamma(gammas$p, gammas$shape),
                                  upper = qgamma(gammas$p, gammas$shape, lower.tail = FALSE))),
  means = t_tests
)

made <- list(
  by = one("test/reference/statistics/make-regression-reference.R"), R = one(paste(R.version$major, R.version$minor, sep = ".")),
  survival = one(as.character(packageVersion("survival")))
)
mgus2_days <- list(progressed = as.numeric(progression), progression = mgus2$ptime, died = mgus2$death, last = mgus2$futime)
write <- function(name, result) writeLines(json(result), file.path(here, name))
write("competing-reference.json", list(made = made, mgus2 = mgus2_days, cases = competing_cases))
write("cox-reference.json", list(made = made, cases = cox_cases))
write("interval-reference.json", c(list(made = made), intervals))
