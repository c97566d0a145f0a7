# Writes weighted-survival-reference.json and weighting-reference.json: inputs and results of R for curves, comparisons and means under weights, for the
# weights themselves, for pooling and the bootstrap, for Bayesian shares and waiting times. The tests need no R themselves.
#
#   apt-get install r-cran-survival r-cran-boot r-cran-sandwich                 (R 4.2.2, Debian 12)
#   Rscript test/reference/statistics/make-weighting-reference.R
#   npx biome check --write test/reference/statistics
#
# Out of survfit, residuals.survfit, coxph, glm, sandwich, boot.ci, empinf, pbeta and qbeta. Written out here, because R
# or Debian's part of it has no function: the crossing rule of print(survfit) for any quantile (as in make-reference.R),
# the dual of entropy balancing and matching adjustment (optim with its gradient, as in Signorovitch's appendix), Rubin's
# rules (the lines of mice::pool.scalar 3.15), standardised differences, censoring weights, the highest-density interval.
# Data: lung, veteran, colon, pbc (survival), city (boot); weights and holes are made up, with a seed.

suppressPackageStartupMessages({library(survival); library(boot); library(sandwich)})
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "json.R"))
set.seed(20260630)

types <- c("log", "log-log", "plain", "logit", "arcsin")
or_list <- function(x) if (is.null(x)) list() else x

# --- curves ---

first_crossing <- function(y, x, height) {
  tolerance <- .Machine$double.eps^0.5
  keep <- !is.na(y) & y < height + tolerance
  if (!any(keep)) return(NA)
  x <- x[keep]; y <- y[keep]
  if (abs(y[1] - height) < tolerance && any(y < y[1])) (x[1] + x[min(which(y < y[1]))]) / 2 else x[1]
}

curve <- function(name, time, event, weight, entry = NULL, cluster = NULL, taus = c()) {
  s <- if (is.null(entry)) Surv(time, event) else Surv(entry, time, event)
  id <- if (is.null(cluster)) seq_along(time) else cluster
  # residuals.survfit looks the call's names up anew, outside this function.
  s <<- s; id <<- id; weight <<- weight
  fit_of <- function(type, robust) {
    if (robust) survfit(s ~ 1, weights = weight, robust = TRUE, cluster = id, conf.type = type)
    else survfit(s ~ 1, weights = weight, robust = FALSE, conf.type = type)
  }
  variants <- do.call(c, lapply(c(FALSE, TRUE), function(robust) lapply(types, function(type) {
    fit <- fit_of(type, robust)
    list(variance = one(if (robust) "robust" else "greenwood"), type = one(type),
         standardError = ifelse(fit$surv == 0, NA, if (fit$logse) fit$std.err * fit$surv else fit$std.err),
         # survfit writes bounds of arcsin where survival is 0 or 1 only as NaN; json() makes both null.
         lower = ifelse(fit$surv == 0, NA, fit$lower), upper = ifelse(fit$surv == 0, NA, fit$upper),
         quantiles = lapply(c(0.25, 0.5), function(p) c(first_crossing(fit$surv, fit$time, 1 - p),
           first_crossing(ifelse(fit$surv == 0, NA, fit$lower), fit$time, 1 - p), first_crossing(ifelse(fit$surv == 0, NA, fit$upper), fit$time, 1 - p))))
  })))
  fit <- fit_of("log", FALSE)
  robust <- fit_of("log", TRUE)
  list(name = one(name), time = time, event = event, weight = weight, entry = or_list(entry), cluster = or_list(cluster),
       curve = list(time = fit$time, atRisk = fit$n.risk, events = fit$n.event, censored = fit$n.censor, survival = fit$surv),
       variants = variants,
       restrictedMeans = lapply(taus, function(tau) {
         area <- sum(diff(c(0, fit$time[fit$time < tau], tau)) * c(1, fit$surv[fit$time < tau]))
         influence <- residuals(robust, times = tau, type = "auc", collapse = FALSE, weighted = TRUE)
         by <- rowsum(as.numeric(influence), id)
         list(tau = one(tau), value = one(area), standardError = one(sqrt(sum(by^2))))
       }))
}

positive <- function(n) round(runif(n, 0.2, 4), 3)
deaths <- subset(colon, etype == 2)
heart1 <- heart
curves <- list(
  curve("lung", lung$time, lung$status - 1, positive(228), taus = c(200, 365, 1000)),
  curve("lung, whole weights", lung$time, lung$status - 1, as.numeric(sample(1:4, 228, TRUE)), taus = 365),
  curve("veteran", veteran$time, veteran$status, positive(137), taus = c(100, 999)),
  curve("colon deaths, by hospital-like clusters", deaths$time[1:300], deaths$status[1:300], positive(300), cluster = rep(1:25, 12), taus = 1500),
  curve("pbc deaths", pbc$time[1:200], as.numeric(pbc$status[1:200] == 2), positive(200), taus = 2000),
  curve("heart, delayed entry, persons in pieces", heart$stop, heart$event, positive(nrow(heart))[heart$id], heart$start, heart$id, taus = c(100, 400)),
  curve("all weights equal", lung$time[1:40], lung$status[1:40] - 1, rep(2.5, 40), taus = 300),
  curve("event and censoring tied", c(1, 2, 2, 2, 3, 3, 4), c(1, 1, 0, 1, 0, 1, 0), c(1, 0.5, 2, 1.5, 3, 1, 0.7), taus = 3),
  curve("all censored", c(3, 7, 7, 10), c(0, 0, 0, 0), c(1, 2, 0.5, 3)),
  curve("one patient with the event", 5, 1, 2.5),
  curve("one patient censored", 5, 0, 2.5),
  curve("an event on day 0", c(0, 0, 1, 2), c(1, 0, 1, 0), c(2, 1, 0.3, 1), taus = 2),
  curve("last is an event", c(2, 4, 6, 9), c(1, 0, 1, 1), c(0.1, 0.2, 0.3, 0.7), taus = c(6, 9)),
  curve("a small weight at the end", c(1, 2, 3, 4), c(1, 1, 1, 0), c(10, 10, 10, 0.1)),
  curve("delayed entry on an event day", c(3, 5, 6, 9), c(1, 1, 0, 1), c(1.5, 0.5, 2, 1), c(0, 0, 3, 5), taus = 4),
  curve("risk set empties by events", c(3, 5, 14, 13, 20), c(1, 1, 1, 0, 1), c(1.5, 0.5, 2, 1, 0.7), c(0, 0, 10, 10, 11), taus = 3)
)

# --- comparisons ---

comparison <- function(name, time, event, group, weight, cluster = NULL, strata = NULL) {
  g <- factor(group)
  id <- if (is.null(cluster)) seq_along(time) else cluster
  fit <- if (is.null(strata)) coxph(Surv(time, event) ~ g, weights = weight, cluster = id, ties = "breslow", control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 50))
         else coxph(Surv(time, event) ~ g + strata(strata), weights = weight, cluster = id, ties = "breslow", control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 50))
  found <- summary(fit)
  list(name = one(name), time = time, event = event, group = as.integer(g), weight = weight, cluster = or_list(cluster), stratum = or_list(strata),
       coefficient = unname(coef(fit)), standardError = unname(sqrt(diag(fit$var))), wald = one(fit$wald.test),
       robustScore = one(unname(found$robscore[["test"]])))
}
comparisons <- list(
  comparison("lung by sex", lung$time, lung$status - 1, lung$sex, positive(228)),
  comparison("veteran by cell type", veteran$time, veteran$status, as.integer(veteran$celltype), positive(137)),
  comparison("colon by treatment, clusters and strata", deaths$time[1:300], deaths$status[1:300], as.integer(deaths$rx[1:300]), positive(300), rep(1:25, 12), deaths$node4[1:300])
)

# --- logistic regression and weights ---

tight <- glm.control(epsilon = 1e-15, maxit = 100)
logistic <- function(name, y, x, weight = NULL) {
  w <- if (is.null(weight)) rep(1, length(y)) else weight
  fit <- suppressWarnings(glm(y ~ x, family = binomial, weights = w, control = tight))
  null <- suppressWarnings(glm(y ~ 1, family = binomial, weights = w, control = tight))
  # vcov() uses the weights of the step before the last, which costs half the digits; these are of the last.
  X <- cbind(1, x)
  covariance <- solve(crossprod(X, X * (w * fitted(fit) * (1 - fitted(fit)))))
  stopifnot(max(abs(covariance / vcov(fit) - 1)) < 1e-5)
  loglik <- function(f) { p <- fitted(f); sum(w * ifelse(y == 1, log(p), log1p(-p))) }
  list(name = one(name), outcome = y, weight = or_list(weight), columns = lapply(seq_len(ncol(x)), function(j) list(name = one(colnames(x)[j]), values = unname(x[, j]))),
       coefficient = unname(coef(fit)), covariance = as.vector(covariance), fitted = unname(fitted(fit)), logLikelihood = c(loglik(null), loglik(fit)))
}
lung0 <- na.omit(lung[, c("time", "status", "age", "sex", "ph.ecog", "wt.loss", "meal.cal")])
pbc0 <- na.omit(pbc[, c("trt", "age", "sex", "bili", "albumin", "edema", "protime", "time", "status")])
matrix_of <- function(d) { m <- as.matrix(d); mode(m) <- "numeric"; m }
lung_x <- matrix_of(lung0[, c("age", "ph.ecog", "wt.loss", "meal.cal")])
pbc_x <- matrix_of(data.frame(age = pbc0$age, male = as.numeric(pbc0$sex == "m"), logbili = log(pbc0$bili), albumin = pbc0$albumin, edema = pbc0$edema))
veteran_x <- matrix_of(data.frame(karno = veteran$karno, age = veteran$age, prior = veteran$prior / 10))
logistics <- list(
  logistic("lung, sex", as.numeric(lung0$sex == 2), lung_x),
  logistic("pbc, treatment", as.numeric(pbc0$trt == 1), pbc_x),
  logistic("veteran, treatment, weights", as.numeric(veteran$trt == 2), veteran_x, as.numeric(sample(1:3, 137, TRUE))),
  logistic("pbc, edema-free", as.numeric(pbc0$edema == 0), pbc_x[, c("age", "logbili", "albumin")])
)

difference <- function(treated, x, w, unit) {
  vapply(seq_len(ncol(x)), function(j) {
    v <- x[, j]
    spread <- function(u) if (all(v %in% 0:1)) mean(u) * (1 - mean(u)) else var(u)
    s <- if (unit == "treated") spread(v[treated == 1]) else (spread(v[treated == 1]) + spread(v[treated == 0])) / 2
    (weighted.mean(v[treated == 1], w[treated == 1]) - weighted.mean(v[treated == 0], w[treated == 0])) / sqrt(s)
  }, 0)
}

tilt <- function(x, target, q) {
  m <- scale(x, center = target, scale = apply(x, 2, sd))
  f <- function(l) log(sum(q * exp(m %*% l)))
  g <- function(l) { w <- q * exp(as.vector(m %*% l)); colSums(m * w) / sum(w) }
  l <- optim(rep(0, ncol(x)), f, g, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))$par
  for (i in 1:5) { w <- as.vector(q * exp(m %*% l)); w <- w / sum(w); mu <- colSums(m * w); h <- t(m) %*% (m * w) - mu %o% mu; l <- l - as.vector(solve(h, mu)) }
  w <- as.vector(q * exp(m %*% l))
  w / sum(w)
}
balancing <- function(name, treated, x) {
  e <- fitted(glm(treated ~ x, family = binomial, control = tight))
  p <- mean(treated)
  ate <- ifelse(treated == 1, 1 / e, 1 / (1 - e))
  weights <- list(ate = ate, stabilised = ate * ifelse(treated == 1, p, 1 - p), att = ifelse(treated == 1, 1, e / (1 - e)), ato = ifelse(treated == 1, 1 - e, e))
  entropy <- rep(1, length(treated))
  entropy[treated == 0] <- tilt(x[treated == 0, , drop = FALSE], colMeans(x[treated == 1, , drop = FALSE]), rep(1, sum(treated == 0))) * sum(treated)
  list(name = one(name), treated = treated, columns = lapply(seq_len(ncol(x)), function(j) list(name = one(colnames(x)[j]), values = unname(x[, j]))),
       propensity = unname(e), weights = lapply(weights, unname), effective = unname(vapply(weights, function(w) sum(w[treated == 0])^2 / sum(w[treated == 0]^2), 0)),
       before = difference(treated, x, rep(1, length(treated)), "pooled"), after = difference(treated, x, weights$ate, "pooled"),
       afterTreated = difference(treated, x, weights$att, "treated"), entropy = entropy)
}
balancings <- list(
  balancing("lung", as.numeric(lung0$sex == 2), lung_x),
  balancing("pbc", as.numeric(pbc0$trt == 1), pbc_x),
  balancing("veteran", as.numeric(veteran$trt == 2), veteran_x)
)
matching <- function(name, x, mean, sd, y) {
  m <- cbind(x, sweep(x, 2, mean)[, !is.na(sd), drop = FALSE]^2)
  w <- tilt(m, c(mean, sd[!is.na(sd)]^2), rep(1, nrow(x))) * nrow(x)
  fit <- lm(y ~ 1, weights = w)
  list(name = one(name), columns = lapply(seq_len(ncol(x)), function(j) list(name = one(colnames(x)[j]), values = unname(x[, j]))), mean = mean, sd = sd, outcome = y,
       weight = w, effective = one(sum(w)^2 / sum(w^2)), weightedMean = one(unname(coef(fit))), standardError = one(sqrt(vcovHC(fit, type = "HC0")[1, 1])),
       clustered = one(sqrt(vcovCL(fit, cluster = rep(1:10, length.out = nrow(x)), type = "HC0", cadjust = FALSE)[1, 1])))
}
matchings <- list(
  matching("lung to an older population", lung_x[, 1:3], c(66, 1.2, 8), c(NA, NA, NA), as.numeric(lung0$status == 2)),
  matching("lung, with spread of age", lung_x[, 1:3], c(64, 1, 10), c(8, NA, 12), as.numeric(lung0$status == 2)),
  matching("pbc", pbc_x[, 1:4], c(52, 0.2, 0.9, 3.4), c(9, NA, NA, 0.4), log(pbc0$protime)),
  matching("veteran", veteran_x, c(65, 60, 0.2), c(NA, NA, NA), veteran$time)
)

# --- censoring weights ---

censoring <- function(name, time, event, stratum) {
  at <- sort(unique(time[event == 1]))
  weight <- numeric(length(time))
  for (s in unique(stratum)) {
    own <- stratum == s
    # Events a little before their day, so that they come before censorings.
    g <- survfit(Surv(time[own] - 0.25 * event[own], 1 - event[own]) ~ 1)
    before <- function(t) { k <- sum(g$time < t - 0.25); if (k == 0) 1 else g$surv[k] }
    weight[own] <- ifelse(event[own] == 1, 1 / vapply(time[own], before, 0), 0)
  }
  list(name = one(name), time = time, event = event, stratum = stratum, at = at, weight = weight,
       survival = vapply(at, function(t) 1 - sum(weight[time <= t]) / length(time), 0))
}
keep <- !is.na(lung$ph.ecog) & lung$ph.ecog < 3
censorings <- list(
  censoring("lung by performance status", lung$time[keep], lung$status[keep] - 1, lung$ph.ecog[keep]),
  censoring("veteran by treatment", veteran$time, veteran$status, veteran$trt),
  censoring("pbc by sex", pbc$time[1:200], as.numeric(pbc$status[1:200] == 2), as.integer(pbc$sex[1:200])),
  censoring("event and censoring tied", c(1, 2, 2, 2, 3, 3, 4), c(1, 1, 0, 1, 0, 1, 0), rep(1, 7)),
  censoring("one patient with the event", 5, 1, 1),
  censoring("an event on day 0", c(0, 0, 1, 2, 3), c(1, 0, 1, 0, 1), rep(1, 5)),
  censoring("a stratum all censored", c(2, 3, 3, 1, 2, 4), c(0, 0, 0, 1, 0, 1), rep(1:2, each = 3))
)

# --- pooling ---

pool <- function(q, u, dfcom) {
  m <- length(q); b <- var(q); within <- mean(u); t <- within + (1 + 1 / m) * b
  lambda <- (1 + 1 / m) * b / t
  old <- (m - 1) / lambda^2
  df <- if (is.na(dfcom)) old else { obs <- (dfcom + 1) / (dfcom + 3) * dfcom * (1 - lambda); old * obs / (old + obs) }
  half <- qt(0.975, df) * sqrt(t)
  list(estimates = q, variances = u, complete = one(dfcom), found = c(mean(q), within, b, sqrt(t), df, mean(q) - half, mean(q) + half, (1 + 1 / m) * b / within, lambda))
}
pools <- list(
  pool(c(1.2, 1.5, 0.9, 1.1, 1.3), c(0.04, 0.05, 0.045, 0.038, 0.052), 20),
  pool(c(1.2, 1.5, 0.9, 1.1, 1.3), c(0.04, 0.05, 0.045, 0.038, 0.052), NA),
  pool(c(-0.31, -0.28), c(0.01, 0.012), 500),
  pool(rnorm(40, 3, 0.1), runif(40, 0.5, 0.7), 57.5)
)

# --- bootstrap ---

resampled <- function(name, data, statistic, R, strata = rep(1, nrow(data))) {
  b <- boot(data, statistic, R, stype = "i", strata = strata)
  L <- empinf(b, type = "jack", stype = "i")
  ci <- boot.ci(b, type = c("perc", "basic"))
  bca <- boot.ci(b, type = "bca", L = L)
  list(name = one(name), columns = lapply(as.list(data), as.numeric), stratum = as.numeric(strata), estimate = one(b$t0), replicates = as.vector(b$t), influence = as.vector(L),
       indices = lapply(1:5, function(k) boot.array(b, indices = TRUE)[k, ] - 1), percentile = ci$percent[4:5], basic = ci$basic[4:5], bca = bca$bca[4:5])
}
ratio <- function(d, i) mean(d$x[i]) / mean(d$u[i])
bootstraps <- list(
  resampled("city, ratio of means", city, ratio, 999),
  resampled("lung, correlation of age and calories", lung0[1:60, c("age", "meal.cal")], function(d, i) cor(d$age[i], d$meal.cal[i]), 800),
  resampled("veteran, difference of mean days by treatment", veteran[, c("time", "trt")], function(d, i) mean(d$time[i][d$trt[i] == 2]) - mean(d$time[i][d$trt[i] == 1]), 999, veteran$trt)
)

# --- Bayesian shares ---

hdi <- function(a, b, level) {
  if (a <= 1 && b <= 1) return(c(NA, NA))
  if (a <= 1) return(c(0, qbeta(level, a, b)))
  if (b <= 1) return(c(qbeta(1 - level, a, b), 1))
  d <- function(x) (a - 1) * log(x) + (b - 1) * log1p(-x)
  up <- function(p) qbeta(p + level, a, b)
  f <- function(p) d(qbeta(p, a, b)) - d(qbeta(p + level, a, b))
  p <- uniroot(f, c(1e-14, 1 - level - 1e-14), tol = 1e-16, maxiter = 10000)$root
  # qbeta keeps about ten digits: both ends are brought to the root by Newton's steps on pbeta and the density.
  ends <- c(qbeta(p, a, b), up(p))
  slope <- function(x) (a - 1) / x - (b - 1) / (1 - x)
  for (i in 1:4) {
    miss <- c(pbeta(ends[1], a, b) + pbeta(ends[2], a, b, lower.tail = FALSE) - (1 - level), d(ends[1]) - d(ends[2]))
    ends <- ends - solve(rbind(c(1, -1) * dbeta(ends, a, b), c(1, -1) * slope(ends)), miss)
  }
  ends
}
counted <- list(c(sum(UCBAdmissions["Admitted", , ]), sum(UCBAdmissions)), c(sum(Titanic[, , , "Yes"]), sum(Titanic)),
                c(sum(lung$status == 2), nrow(lung)), c(sum(veteran$status), nrow(veteran)), c(sum(ovarian$fustat), nrow(ovarian)))
shares <- lapply(c(list(c(1, 1, 18, 20), c(0.5, 0.5, 0, 20), c(1, 1, 15, 15), c(2, 8, 31, 54), c(1, 1, 500, 1000), c(0.5, 0.5, 0, 0), c(1, 3, 0, 5)),
                   lapply(counted, function(x) c(0.5, 0.5, x))), function(v) {
  a <- v[1] + v[3]; b <- v[2] + v[4] - v[3]; m <- 12
  list(prior = v[1:2], successes = one(v[3]), trials = one(v[4]), found = c(a / (a + b), sqrt(a * b / ((a + b)^2 * (a + b + 1))), qbeta(0.025, a, b), qbeta(0.975, a, b), pbeta(0.7, a, b, lower.tail = FALSE)),
       highestDensity = hdi(a, b, 0.9), predictive = choose(m, 0:m) * exp(lbeta(a + 0:m, b + m - 0:m) - lbeta(a, b)))
})

# --- time until further events: Poisson process under Jeffreys' prior ---

waits <- rbind(expand.grid(events = c(0, 1, 10, 200), exposure = c(1, 400), more = c(1, 5, 60)),
               data.frame(events = c(sum(lung$status == 2), sum(veteran$status), sum(ovarian$fustat)), more = c(10, 20, 12),
                          exposure = c(sum(lung$time), sum(veteran$time), sum(ovarian$futime))))
at <- c(0.025, 0.5, 0.975)
waits <- lapply(seq_len(nrow(waits)), function(i) with(waits[i, ], {
  # 1 - q has lost its digits where q is near 1; the complement follows the beta turned round.
  list(events = one(events), exposure = one(exposure), more = one(more), at = at,
       found = exposure * qbeta(at, more, events + 0.5) / qbeta(at, events + 0.5, more, lower.tail = FALSE))
}))

made <- list(by = one("test/reference/statistics/make-weighting-reference.R"), R = one(paste(R.version$major, R.version$minor, sep = ".")),
             survival = one(as.character(packageVersion("survival"))), boot = one(as.character(packageVersion("boot"))), sandwich = one(as.character(packageVersion("sandwich"))))
writeLines(json(list(made = made, curves = curves, comparisons = comparisons, censorings = censorings)), file.path(here, "weighted-survival-reference.json"))
writeLines(json(list(made = made, logistics = logistics, balancings = balancings, matchings = matchings, pools = pools, bootstraps = bootstraps, shares = shares, waits = waits)),
           file.path(here, "weighting-reference.json"))
