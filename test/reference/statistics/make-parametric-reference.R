# Writes parametric-reference.json: inputs and results for parametric and spline survival regressions. The tests in this
# folder need no R themselves.
#
#   apt-get install r-cran-survival r-cran-numderiv     (made with R 4.2.2, survival 3.5-3, numDeriv 2016.8-1.1, Debian 12)
#   Rscript test/reference/statistics/make-parametric-reference.R
#   npx biome check --write test/reference/statistics
#
# flexsurv is not in Debian. Every likelihood is written out below from the distribution functions of R (pweibull, plnorm,
# plogis, pgamma) or, for Gompertz and splines, from the formula, and maximised by optim and nlm and then by Newton steps
# on Richardson derivatives of numDeriv until the score is rounding; covariances are inverses of its Hessian. Where
# survreg has the family without delayed entry the two are seen to agree. Errors of predictions are by numDeriv's
# gradient, restricted means by integrate.
#
# Published anchors, seen to hold: ovarian, generalised gamma's special cases gamma (-97.863797) and log-normal
# (-97.121742); gbsg in years, spline without inner knots (-873.20705): vignettes of flexsurv.
# Data: ovarian, veteran, lung, gbsg, mgus2 as shipped with R survival.

suppressPackageStartupMessages({
  library(survival)
  library(numDeriv)
  library(splines)
})

here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "json.R"))
absent <- function(x) if (is.null(x)) list() else as.numeric(x)

# --- log hazard and log survival; p: location moved by covariates, then the other parameters ---

gengamma <- function(t, p) {
  w <- (log(t) - p$location) / exp(p$other[1])
  q <- p$other[2]
  a <- q^-2
  logF <- pgamma(a * exp(q * w), a, lower.tail = q < 0, log.p = TRUE)
  logf <- log(abs(q)) + a * log(a) + a * (q * w - exp(q * w)) - lgamma(a) - p$other[1] - log(t)
  list(S = logF, h = logf - logF)
}
spline_basis <- function(u, k, slope) {
  power <- if (slope) function(x) 3 * pmax(x, 0)^2 else function(x) pmax(x, 0)^3
  lo <- k[1]
  hi <- k[length(k)]
  inner <- lapply(k[-c(1, length(k))], function(one) {
    share <- (hi - one) / (hi - lo)
    power(u - one) - share * power(u - lo) - (1 - share) * power(u - hi)
  })
  unname(do.call(cbind, c(list(rep(if (slope) 0 else 1, length(u)), if (slope) rep(1, length(u)) else u), inner)))
}
models <- list(
  exponential = function(t, p, k) {
    list(S = pexp(t, exp(-p$location), lower.tail = FALSE, log.p = TRUE), h = -p$location + 0 * t)
  },
  weibull = function(t, p, k) {
    S <- pweibull(t, exp(-p$other), exp(p$location), lower.tail = FALSE, log.p = TRUE)
    list(S = S, h = dweibull(t, exp(-p$other), exp(p$location), log = TRUE) - S)
  },
  "log-normal" = function(t, p, k) {
    S <- plnorm(t, p$location, exp(p$other), lower.tail = FALSE, log.p = TRUE)
    list(S = S, h = dlnorm(t, p$location, exp(p$other), log = TRUE) - S)
  },
  "log-logistic" = function(t, p, k) {
    S <- plogis(log(t), p$location, exp(p$other), lower.tail = FALSE, log.p = TRUE)
    list(S = S, h = dlogis(log(t), p$location, exp(p$other), log = TRUE) - log(t) - S)
  },
  gompertz = function(t, p, k) {
    a <- p$other
    list(S = -exp(p$location) * (if (abs(a) < 1e-12) t else expm1(a * t) / a), h = p$location + a * t)
  },
  "generalised-gamma" = function(t, p, k) gengamma(t, p),
  spline = function(t, p, k) {
    u <- log(t)
    logH <- p$location + drop(spline_basis(u, k, FALSE)[, -1, drop = FALSE] %*% p$other)
    list(S = -exp(logH), h = logH - u + log(drop(spline_basis(u, k, TRUE)[, -1, drop = FALSE] %*% p$other)))
  }
)
others <- c(exponential = 0, weibull = 1, "log-normal" = 1, "log-logistic" = 1, gompertz = 1, "generalised-gamma" = 2)

split_up <- function(theta, other, x) {
  list(location = theta[1] + drop(x %*% theta[-seq_len(1 + other)]), other = theta[1 + seq_len(other)])
}

maximise <- function(f, start) {
  # Centred covariates keep the search round; f is minus the log-likelihood.
  theta <- start
  try_out <- function(search) {
    found <- tryCatch(search(theta), error = function(e) theta)
    # Outside the domain f is flat: only what is better counts.
    if (isTRUE(f(found) < f(theta))) theta <<- found
  }
  for (round in 1:4) {
    try_out(function(from) optim(from, f, method = "Nelder-Mead", control = list(reltol = 1e-15, maxit = 5000))$par)
    try_out(function(from) optim(from, f, method = "BFGS", control = list(reltol = 1e-15, maxit = 1000))$par)
    try_out(function(from) nlm(f, from, gradtol = 1e-9, steptol = 1e-12, iterlim = 1000)$estimate)
    try_out(function(from) from - solve(hessian(f, from, method.args = list(d = 1e-3)), grad(f, from, method.args = list(d = 1e-3))))
  }
  theta
}

published <- list(exponential = "exponential", weibull = "weibull", "log-normal" = "lognormal", "log-logistic" = "loglogistic")

parametric <- function(name, family, time, event, x = NULL, entry = NULL, latest = NULL, weight = NULL, start = NULL,
                       quantiles = NULL, profile = numeric(0), times = NULL, tau = NULL) {
  x <- if (is.null(x)) matrix(0, length(time), 0) else as.matrix(x)
  centre <- colMeans(x)
  spread <- apply(x, 2, sd)
  z <- sweep(sweep(x, 2, centre), 2, spread, "/")
  k <- NULL
  other <- others[family]
  if (family == "spline") {
    u <- log(time[event == 1])
    k <- c(min(u), quantile(u, quantiles), max(u))
    other <- length(k) - 1
    # The same functions as R's own natural splines.
    stopifnot(max(abs(lm.fit(cbind(1, ns(u, knots = k[-c(1, length(k))], Boundary.knots = range(k))),
                             spline_basis(u, k, FALSE))$residuals)) < 1e-7 * max(abs(spline_basis(u, k, FALSE))))
  }
  law <- models[[family]]
  w <- if (is.null(weight)) rep(1, length(time)) else weight
  interval <- if (is.null(latest)) rep(FALSE, length(time)) else latest > time
  minus <- function(theta, x) {
    p <- split_up(theta, other, x)
    pick <- function(rows) list(location = p$location[rows], other = p$other)
    exact <- event == 1 & !interval
    until <- ifelse(time > 0, law(pmax(time, 1e-300), p, k)$S, 0)
    part <- until
    part[exact] <- until[exact] + law(time[exact], pick(exact), k)$h
    if (any(interval)) part[interval] <- log(exp(until[interval]) - exp(law(latest[interval], pick(interval), k)$S))
    if (!is.null(entry)) {
      late <- entry > 0
      part[late] <- part[late] - law(entry[late], pick(late), k)$S
    }
    total <- -sum(w * part)
    if (is.finite(total)) total else 1e10
  }
  if (is.null(start)) {
    days <- log(sum(time) / sum(event))
    start <- c(switch(family, exponential = days, gompertz = c(-days, 0), spline = {
      fit <- survreg(if (ncol(z) > 0) Surv(time, event) ~ z else Surv(time, event) ~ 1, weights = w)
      c(-coef(fit)[1] / fit$scale, 1 / fit$scale, rep(0, length(k) - 2))
    }, "generalised-gamma" = c(days, 0, 0.3), c(days, 0)), rep(0, ncol(z)))
  }
  start <- unname(start)
  theta <- suppressWarnings(maximise(function(theta) minus(theta, z), start))
  # Back to covariates as given, and a last step there.
  if (ncol(x) > 0) {
    b <- seq_len(ncol(x)) + 1 + other
    theta[b] <- theta[b] / spread
    theta[1] <- theta[1] - sum(theta[b] * centre)
  }
  f <- function(theta) minus(theta, x)
  # Derivatives along uncorrelated directions of length one standard error, so that Richardson's steps fit them all.
  unit <- t(chol(solve(hessian(f, theta, method.args = list(d = 1e-3)))))
  fine <- list(d = 0.1, eps = 0.1, r = 6)
  scaled <- function(v) f(theta + drop(unit %*% v))
  curve <- hessian(scaled, 0 * theta, method.args = fine)
  for (i in 1:3) {
    move <- solve(curve, grad(scaled, 0 * theta, method.args = fine))
    theta <- theta - drop(unit %*% move)
  }
  cat(name, family, "last step / se", max(abs(move)), "\n")
  stopifnot(max(abs(move)) < 1e-7)
  curve <- hessian(scaled, 0 * theta, method.args = fine)
  covariance <- unit %*% solve(curve) %*% t(unit)
  if (family %in% names(published) && is.null(entry)) {
    # survreg takes no day 0; a censoring then says nothing.
    some <- time > 0 | !is.null(latest)
    y <- if (is.null(latest)) Surv(time[some], event[some]) else Surv(pmax(time, 1e-300), ifelse(event == 1, latest, NA), type = "interval2")
    fit <- survreg(if (ncol(x) > 0) y ~ x[some, ] else y ~ 1, dist = published[[family]], weights = w[some],
                   control = survreg.control(rel.tolerance = 1e-13, maxiter = 200))
    theirs <- c(coef(fit)[1], if (other == 1) log(fit$scale), coef(fit)[-1])
    stopifnot(max(abs(theirs - theta) / sqrt(diag(covariance))) < 1e-6, is.null(latest) == FALSE || abs(fit$loglik[2] + f(theta)) < 1e-6)
    if (is.null(latest)) stopifnot(abs(AIC(fit) - 2 * length(theta) - 2 * f(theta)) < 1e-6)
  }
  at <- function(theta) split_up(theta, other, matrix(profile, 1, length(profile)))
  delta <- function(g) {
    slope <- grad(function(v) g(theta + drop(unit %*% v)), 0 * theta, method.args = list(d = 0.1, eps = 0.01, r = 6))
    sqrt(drop(slope %*% solve(curve, slope)))
  }
  survival <- function(theta, t) exp(law(t, at(theta), k)$S)
  hazard <- function(theta, t) exp(law(t, at(theta), k)$h)
  area <- function(theta) {
    pieces <- c(0, if (!is.null(k)) exp(k)[exp(k) < tau], tau)
    sum(sapply(seq_along(pieces)[-1], function(i) {
      integrate(function(t) sapply(t, function(one) if (one <= 0) 1 else survival(theta, one)), pieces[i - 1], pieces[i],
                rel.tol = 1e-11, subdivisions = 2000)$value
    }))
  }
  list(
    name = one(name), family = one(family), quantiles = if (is.null(quantiles)) list() else quantiles,
    knots = if (is.null(k)) list() else unname(exp(k)), time = time, event = event, entry = absent(entry),
    latest = absent(latest), weight = absent(weight),
    covariates = unname(Map(function(name, j) list(name = one(name), values = unname(x[, j])), colnames(x), seq_len(ncol(x)))),
    estimates = theta, covariance = as.vector(covariance), logLikelihood = one(-f(theta)),
    aic = one(2 * length(theta) + 2 * f(theta)),
    bic = c(log(length(time)), log(sum(event))) * length(theta) + 2 * f(theta),
    profile = profile, times = times,
    survival = sapply(times, function(t) survival(theta, t)),
    survivalError = sapply(times, function(t) delta(function(v) survival(v, t))),
    hazard = sapply(times, function(t) hazard(theta, t)),
    hazardError = sapply(times, function(t) delta(function(v) hazard(v, t))),
    tau = one(tau), restrictedMean = one(area(theta)), restrictedMeanError = one(delta(area))
  )
}

six <- names(others)
ox <- data.frame(age = ovarian$age, rx = ovarian$rx)
vx <- data.frame(test = veteran$trt - 1, karno = veteran$karno)
lx <- data.frame(age = lung$age, sex = lung$sex)
m <- mgus2[mgus2$futime > 0, ][1:300, ]
mx <- data.frame(male = as.numeric(m$sex == "M"))
late <- list(entry = m$age / 10 - 2, time = m$age / 10 - 2 + m$futime / 120)
weeks <- 7 * floor(veteran$time / 7)
latest <- ifelse(veteran$status == 1, weeks + 7, weeks)
# A row censored within its first week says nothing.
seen <- !(weeks == 0 & veteran$status == 0)
even <- 1 + seq_len(nrow(ovarian)) %% 3

of <- function(names, make) lapply(names, make)
cases <- c(
  of(six, function(family) parametric("ovarian", family, ovarian$futime, ovarian$fustat, times = c(100, 500, 1500), tau = 1000)),
  of(setdiff(six, "generalised-gamma"), function(family) {
    parametric("ovarian, age and treatment", family, ovarian$futime, ovarian$fustat, ox, profile = c(55, 2),
               times = c(100, 500, 1500), tau = 1000)
  }),
  of(six, function(family) parametric("veteran, treatment and Karnofsky", family, veteran$time, veteran$status, vx,
                                      profile = c(1, 60), times = c(10, 90, 400), tau = 365)),
  of(six, function(family) parametric("lung, age and sex", family, lung$time, lung$status - 1, lx, profile = c(60, 2),
                                      times = c(30, 365, 1000), tau = 730)),
  of(six, function(family) parametric("mgus2, death by sex, delayed entry at an age in decades from 20", family, late$time,
                                      m$death, mx, entry = late$entry, profile = 1, times = c(4, 6, 8), tau = 7)),
  of(c("exponential", "weibull", "log-normal", "log-logistic", "gompertz"), function(family) {
    parametric("veteran, deaths known to the week", family, weeks[seen], veteran$status[seen], vx[seen, ],
               latest = latest[seen], profile = c(0, 80), times = c(10, 90, 400), tau = 365)
  }),
  of(c("weibull", "log-normal", "gompertz"), function(family) {
    parametric("ovarian, weights", family, ovarian$futime, ovarian$fustat, ox, weight = even, profile = c(55, 1),
               times = c(100, 500), tau = 500)
  }),
  list(
    parametric("gbsg in years", "generalised-gamma", gbsg$rfstime / 365, gbsg$status, times = c(1, 5), tau = 5),
    parametric("gbsg in years", "spline", gbsg$rfstime / 365, gbsg$status, quantiles = numeric(0), times = c(1, 5), tau = 5),
    parametric("gbsg in years", "spline", gbsg$rfstime / 365, gbsg$status, quantiles = c(0.25, 0.5, 0.75), times = c(1, 5), tau = 5),
    parametric("gbsg by hormone treatment and nodes", "spline", gbsg$rfstime, gbsg$status,
               data.frame(hormone = gbsg$hormon, nodes = pmin(gbsg$nodes, 20)), quantiles = c(1/3, 2/3), profile = c(1, 3),
               times = c(200, 1000, 2500), tau = 1825),
    parametric("lung, age and sex", "spline", lung$time, lung$status - 1, lx, quantiles = 0.5, profile = c(60, 2),
               times = c(30, 365, 1000), tau = 730),
    parametric("veteran", "spline", veteran$time, veteran$status, vx, quantiles = c(1/3, 2/3), profile = c(1, 60),
               times = c(10, 90, 400), tau = 365),
    parametric("mgus2, death by sex, delayed entry at an age in decades from 20", "spline", late$time, m$death, mx,
               entry = late$entry, quantiles = 0.5, profile = 0, times = c(4, 6, 8), tau = 7)
  ),
  # A lone patient has a hazard and no shape; what is tied, gone on day 0 or seen late counts as in any likelihood.
  list(parametric("one patient with the event", "exponential", 5, 1, times = c(1, 5), tau = 5)),
  of(c("exponential", "weibull", "log-normal", "log-logistic", "gompertz"), function(family) {
    parametric("event and censoring tied, two censored on day 0", family, c(0, 0, 1, 2, 2, 2, 3, 3, 4, 4, 6, 7),
               c(0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0), times = c(1, 3), tau = 4)
  }),
  of(c("exponential", "weibull", "log-normal", "log-logistic", "gompertz"), function(family) {
    parametric("risk set empties under delayed entry", family, c(3, 4, 5, 5, 14, 13, 20, 16, 20), c(1, 0, 1, 1, 1, 0, 1, 1, 0),
               entry = c(0, 0, 0, 1, 10, 10, 11, 9, 12), times = c(4, 12), tau = 12)
  })
)
ll <- function(name, family) Filter(function(one) unlist(one$name) == name && unlist(one$family) == family, cases)[[1]]$logLikelihood
stopifnot(abs(unlist(ll("ovarian", "log-normal")) + 97.121742) < 1e-5, abs(unlist(ll("gbsg in years", "spline")) + 873.20705) < 1e-4)

made <- list(by = one("test/reference/statistics/make-parametric-reference.R"),
             R = one(paste(R.version$major, R.version$minor, sep = ".")),
             survival = one(as.character(packageVersion("survival"))))
writeLines(json(list(made = made, cases = cases)), file.path(here, "parametric-reference.json"))
