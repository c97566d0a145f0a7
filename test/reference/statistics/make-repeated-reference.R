# Writes repeated-reference.json: inputs and results of R for models of repeated values. The tests need no R themselves.
#
#   apt-get install r-cran-nlme r-cran-lme4 r-cran-lmertest r-cran-pbkrtest      (R 4.2.2, Debian 12)
#   Rscript test/reference/statistics/make-repeated-reference.R
#   npx biome check --write test/reference/statistics/repeated-reference.json
#
# Unstructured covariance: nlme::gls(corSymm, varIdent), started again where its likelihood, written out here, is highest;
# Satterthwaite's degrees of freedom by numeric derivatives of that likelihood, Kenward and Roger's from their paper (1997) in
# whole matrices, as no package of Debian has them. Random effects: nlme::lme for estimates, lmerTest for Satterthwaite's and
# pbkrtest for Kenward and Roger's degrees of freedom, at the top of lme4's deviance, before which its optimiser stops.
# Data: Orthodont and BodyWeight (nlme), sleepstudy (lme4), pbcseq (survival; log bilirubin at half a year, one and two
# years, the nearest visit within 90 days, less the one at entry).

suppressPackageStartupMessages({library(nlme); library(lme4); library(lmerTest); library(pbkrtest); library(survival)})
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "json.R"))

columns <- function(x) lapply(seq_len(ncol(x)), function(j) list(name = one(colnames(x)[j]), values = unname(x[, j])))
lower <- function(m) unlist(lapply(seq_len(nrow(m)), function(i) m[i, seq_len(i)]))

unstructured <- function(name, y, x, person, visit) {
  d <- data.frame(y = y, person = factor(person), visit = as.integer(factor(visit)))
  d <- cbind(d, x)
  o <- order(d$person, d$visit)
  d <- d[o, ]
  x <- x[o, , drop = FALSE]
  form <- as.formula(paste("y ~ 0 +", paste(paste0("x", seq_len(ncol(x))), collapse = "+")))
  names(d) <- c("y", "person", "visit", paste0("x", seq_len(ncol(x))))
  fit <- gls(form, d, correlation = corSymm(form = ~ visit | person), weights = varIdent(form = ~ 1 | visit), method = "REML",
             control = glsControl(tolerance = 1e-14, msTol = 1e-14, maxIter = 500, msMaxIter = 500, opt = "nlminb"))
  # gls stops at some digits; the same restricted likelihood, written out, is climbed to its top from there.
  k <- max(d$visit)
  n <- nrow(d); p <- ncol(x)
  sigma_of <- function(par) { l <- matrix(0, k, k); l[lower.tri(l, TRUE)] <- par; l %*% t(l) }
  groups <- split(seq_len(n), d$person)
  at <- function(par) {
    s <- sigma_of(par); a <- matrix(0, p, p); b <- rep(0, p); ld <- 0; yy <- 0
    for (g in groups) { v <- s[d$visit[g], d$visit[g], drop = FALSE]; w <- solve(v); xi <- x[g, , drop = FALSE]
      a <- a + t(xi) %*% w %*% xi; b <- b + t(xi) %*% w %*% d$y[g]; ld <- ld + as.numeric(determinant(v)$modulus)
      yy <- yy + t(d$y[g]) %*% w %*% d$y[g] }
    beta <- solve(a, b)
    list(l = -0.5 * ((n - p) * log(2 * pi) + ld + as.numeric(determinant(a)$modulus) + as.numeric(yy - t(b) %*% beta)), beta = as.vector(beta),
         cov = solve(a), s = s)
  }
  start <- t(chol(gls_covariance(fit)))[lower.tri(diag(k), TRUE)]
  f <- function(par) -at(par)$l
  best <- optim(start, f, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))
  top <- climb(f, best$par)
  got <- at(top)
  sd <- sqrt(diag(got$s))
  again <- gls(form, d, method = "REML", control = glsControl(tolerance = 1e-14, msTol = 1e-14, opt = "nlminb"),
               correlation = corSymm(cov2cor(got$s)[lower.tri(got$s)], form = ~ visit | person),
               weights = varIdent(setNames(sd[-1] / sd[1], 2:k), form = ~ 1 | visit))
  stopifnot(abs(got$l - as.numeric(logLik(fit))) < 1e-5, all(abs(got$beta - coef(fit)) < 1e-4 * sqrt(diag(vcov(fit)))+1e-6))
  cat(name, "gls", as.numeric(logLik(fit)), "again", as.numeric(logLik(again)), "polished", got$l,
      max(abs(got$beta - coef(fit)) / sqrt(diag(got$cov))), max(abs(got$beta - coef(again)) / sqrt(diag(got$cov))), "\n")
  spread <- solve(numDeriv::hessian(f, top))
  slopes <- numDeriv::jacobian(function(par) diag(at(par)$cov), top)
  kr <- kenward_roger(got$s, d$visit, groups, x)
  list(name = one(name), person = as.integer(d$person), visit = d$visit, value = d$y, fixed = columns(as.matrix(x)),
       coefficient = unname(coef(again)), glsError = unname(sqrt(diag(vcov(again)))), polished = got$beta, covariance = as.vector(got$cov),
       parameters = lower(got$s), logLikelihood = one(got$l), glsLogLikelihood = one(as.numeric(logLik(again))),
       satterthwaite = 2 * diag(got$cov)^2 / rowSums((slopes %*% spread) * slopes),
       kenwardRoger = kr$freedom, kenwardRogerCovariance = as.vector(kr$covariance))
}

gls_covariance <- function(fit) {
  matrices <- corMatrix(fit$modelStruct$corStruct)
  size <- max(vapply(matrices, nrow, 1L))
  sd <- fit$sigma * coef(fit$modelStruct$varStruct, unconstrained = FALSE, allCoef = TRUE)[as.character(seq_len(size))]
  matrices[[which(vapply(matrices, nrow, 1L) == size)[1]]] * (sd %o% sd)
}

# Newton's steps by numeric derivatives, until they are but rounding.
climb <- function(f, from) {
  h <- numDeriv::hessian(f, from)
  for (i in 1:8) from <- from - solve(h, numDeriv::grad(f, from))
  from
}

# Kenward and Roger 1997, sections 2 and 3, for one coefficient at a time, over whole matrices of all rows. The covariance of
# values is linear in its parameters, the elements of that of the visits, so that second derivatives are 0.
kenward_roger <- function(s, visit, groups, x) {
  n <- length(visit)
  spread_out <- function(m) {
    v <- matrix(0, n, n)
    for (g in groups) v[g, g] <- m[visit[g], visit[g]]
    v
  }
  parts <- which(lower.tri(s, TRUE), arr.ind = TRUE)
  q <- nrow(parts)
  turns <- lapply(seq_len(q), function(k) {
    m <- 0 * s
    m[parts[k, 1], parts[k, 2]] <- m[parts[k, 2], parts[k, 1]] <- 1
    spread_out(m)
  })
  w <- solve(spread_out(s))
  phi <- solve(t(x) %*% w %*% x)
  project <- w - w %*% x %*% phi %*% t(x) %*% w
  projected <- lapply(turns, function(m) project %*% m)
  pairs <- function(f) outer(seq_len(q), seq_len(q), Vectorize(f))
  spread <- solve(pairs(function(k, l) sum(projected[[k]] * t(projected[[l]])) / 2))
  weighted <- lapply(turns, function(m) w %*% m %*% w %*% x)
  p <- lapply(weighted, function(m) -t(x) %*% m)
  middle <- 0 * phi
  for (k in seq_len(q)) for (l in seq_len(q)) {
    middle <- middle + spread[k, l] * (t(weighted[[k]]) %*% turns[[l]] %*% w %*% x - p[[k]] %*% phi %*% p[[l]])
  }
  freedom <- vapply(seq_len(ncol(x)), function(j) {
    theta <- 0 * phi
    theta[j, j] <- 1 / phi[j, j]
    traces <- lapply(p, function(m) theta %*% phi %*% m %*% phi)
    a1 <- sum(spread * pairs(function(k, l) sum(diag(traces[[k]])) * sum(diag(traces[[l]]))))
    a2 <- sum(spread * pairs(function(k, l) sum(traces[[k]] * t(traces[[l]]))))
    b <- (a1 + 6 * a2) / 2
    g <- (2 * a1 - 5 * a2) / (3 * a2)
    c0 <- 3 + 2 * (1 - g)
    mean <- 1 / (1 - a2)
    variance <- 2 * (1 + g / c0 * b) / ((1 - (1 - g) / c0 * b)^2 * (1 - (3 - g) / c0 * b))
    4 + 3 / (variance / (2 * mean^2) - 1)
  }, 0)
  list(covariance = phi + 2 * phi %*% middle %*% phi, freedom = freedom)
}

random <- function(name, y, x, z, person) {
  d <- data.frame(y = y, person = factor(person))
  X <- x; Z <- z
  d <- cbind(d, setNames(as.data.frame(X), paste0("x", seq_len(ncol(X)))), setNames(as.data.frame(Z), paste0("z", seq_len(ncol(Z)))))
  fixed <- as.formula(paste("y ~ 0 +", paste(paste0("x", seq_len(ncol(X))), collapse = "+")))
  effects <- as.formula(paste("~ 0 +", paste(paste0("z", seq_len(ncol(Z))), collapse = "+"), "| person"))
  fit <- lme(fixed, random = effects, data = d, method = "REML",
             control = lmeControl(tolerance = 1e-14, msTol = 1e-14, msMaxIter = 1000, maxIter = 1000, niterEM = 200, opt = "nlminb"))
  mixed <- as.formula(paste(deparse(fixed, 500), "+ (0 +", paste(paste0("z", seq_len(ncol(Z))), collapse = "+"), "| person)"))
  frame <- lFormula(mixed, d, REML = TRUE)
  deviance <- do.call(mkLmerDevfun, frame)
  best <- optimizeLmer(deviance)
  best$par <- climb(deviance, best$par)
  best$fval <- deviance(best$par)
  plain <- mkMerMod(environment(deviance), best, frame$reTrms, fr = frame$fr, mc = call("lmer", mixed, data = quote(d)))
  satterthwaite <- coef(summary(lmerTest:::as_lmerModLT(plain, deviance)))
  deviance(best$par)
  adjusted <- as.matrix(vcovAdj(plain))
  kr <- vapply(seq_len(ncol(X)), function(j) get_Lb_ddf(plain, as.numeric(seq_len(ncol(X)) == j)), 0)
  g <- as.matrix(getVarCov(fit))
  list(name = one(name), person = as.integer(d$person), value = y, fixed = columns(X), random = columns(Z),
       coefficient = unname(fixef(fit)), covariance = as.vector(vcov(fit)), parameters = c(lower(g), fit$sigma^2),
       logLikelihood = one(as.numeric(logLik(fit))), satterthwaite = unname(satterthwaite[, "df"]),
       pValue = unname(satterthwaite[, "Pr(>|t|)"]), kenwardRoger = kr, kenwardRogerCovariance = as.vector(adjusted))
}

orthodont <- as.data.frame(Orthodont)
male <- as.numeric(orthodont$Sex == "Male")
orthodont_x <- cbind(intercept = 1, male = male, age = orthodont$age - 11, "male:age" = male * (orthodont$age - 11))
ages <- sapply(sort(unique(orthodont$age)), function(a) as.numeric(orthodont$age == a))
colnames(ages) <- paste0("age", sort(unique(orthodont$age)))
orthodont_cells <- cbind(ages, male * ages)
colnames(orthodont_cells)[5:8] <- paste0("male:", colnames(ages))
holes <- c(5, 9, 14, 23, 38, 40, 55, 71, 72, 90, 103)

weight <- as.data.frame(BodyWeight)
weight_x <- cbind(intercept = 1, diet2 = as.numeric(weight$Diet == 2), diet3 = as.numeric(weight$Diet == 3), time = weight$Time)
weight_x <- cbind(weight_x, "diet2:time" = weight_x[, 2] * weight$Time, "diet3:time" = weight_x[, 3] * weight$Time)
first <- weight[weight$Time == 1, ]
base <- first$weight[match(weight$Rat, first$Rat)]
later <- weight$Time %in% c(8, 29, 64)
wl <- weight[later, ]
weight_change_x <- cbind(t8 = wl$Time == 8, t29 = wl$Time == 29, t64 = wl$Time == 64) * 1
weight_change_x <- cbind(weight_change_x, "t8:diet2" = (wl$Time == 8 & wl$Diet == 2) * 1, "t29:diet2" = (wl$Time == 29 & wl$Diet == 2) * 1,
                         "t64:diet2" = (wl$Time == 64 & wl$Diet == 2) * 1, base = base[later] - mean(first$weight))

p <- subset(pbcseq, !is.na(trt))
entry <- p[p$day == 0, ]
rows <- do.call(rbind, lapply(entry$id, function(id) {
  own <- p[p$id == id, ]
  do.call(rbind, lapply(c(182, 365, 730), function(day) {
    gap <- abs(own$day - day)
    k <- which.min(gap)
    if (gap[k] > 90 || own$day[k] == 0) NULL
    else data.frame(id = id, visit = day, change = log(own$bili[k]) - log(own$bili[1]), base = log(own$bili[1]), trt = as.numeric(own$trt[1] == 1))
  }))
}))
pbc_x <- cbind(v182 = rows$visit == 182, v365 = rows$visit == 365, v730 = rows$visit == 730) * 1
pbc_x <- cbind(pbc_x, "v182:trt" = pbc_x[, 1] * rows$trt, "v365:trt" = pbc_x[, 2] * rows$trt, "v730:trt" = pbc_x[, 3] * rows$trt,
               base = rows$base - mean(log(entry$bili)))

# Means of every group at every visit at the average value at baseline, each person counted once, and their differences
# from the first group: the coefficients of the cells and their contrasts at the maximum.
changes <- function(name, change, group, person, visit, base) {
  d <- data.frame(change, group = as.integer(factor(group)), person = as.integer(factor(person)), visit, base)
  d <- d[order(d$person, d$visit), ]
  cells <- expand.grid(visit = sort(unique(d$visit)), group = sort(unique(d$group)))
  x <- vapply(seq_len(nrow(cells)), function(k) as.numeric(d$group == cells$group[k] & d$visit == cells$visit[k]), numeric(nrow(d)))
  x <- cbind(x, d$base - mean(d$base[!duplicated(d$person)]))
  colnames(x) <- paste0("c", seq_len(ncol(x)))
  fit <- unstructured(name, d$change, x, d$person, d$visit)
  v <- matrix(fit$covariance, ncol(x))
  later <- which(cells$group > 1)
  first <- match(cells$visit[later], cells$visit)
  list(name = one(name), person = d$person, visit = d$visit, group = d$group, change = d$change, base = d$base,
       mean = fit$polished[seq_len(nrow(cells))], meanError = sqrt(diag(v))[seq_len(nrow(cells))],
       difference = fit$polished[later] - fit$polished[first],
       differenceError = sqrt(diag(v)[later] + diag(v)[first] - 2 * v[cbind(later, first)]))
}
teeth <- orthodont[orthodont$age > 8, ]
start <- orthodont$distance[orthodont$age == 8][match(teeth$Subject, orthodont$Subject[orthodont$age == 8])]
teeth$group <- as.integer(teeth$Sex == "Male")
few <- -c(3, 8, 14, 21, 22, 40, 55)

sleep <- sleepstudy
result <- list(
  made = list(by = one("test/reference/statistics/make-repeated-reference.R"), R = one(paste(R.version$major, R.version$minor, sep = ".")),
              nlme = one(as.character(packageVersion("nlme"))), lme4 = one(as.character(packageVersion("lme4"))),
              lmerTest = one(as.character(packageVersion("lmerTest"))), pbkrtest = one(as.character(packageVersion("pbkrtest")))),
  unstructured = list(
    unstructured("Orthodont, every cell by itself", orthodont$distance, orthodont_cells, orthodont$Subject, orthodont$age),
    unstructured("Orthodont, lines", orthodont$distance, orthodont_x, orthodont$Subject, orthodont$age),
    unstructured("Orthodont with holes", orthodont$distance[-holes], orthodont_x[-holes, ], orthodont$Subject[-holes], orthodont$age[-holes]),
    unstructured("BodyWeight, change from baseline", wl$weight - base[later], weight_change_x, wl$Rat, wl$Time),
    unstructured("pbcseq, change of log bilirubin", rows$change, pbc_x, rows$id, rows$visit)
  ),
  changes = list(
    changes("Orthodont, growth since 8", teeth$distance - start, teeth$group, teeth$Subject, teeth$age, start),
    changes("Orthodont with holes, growth since 8", (teeth$distance - start)[few], teeth$group[few], teeth$Subject[few], teeth$age[few], start[few]),
    changes("BodyWeight, three diets", wl$weight - base[later], wl$Diet, wl$Rat, wl$Time, base[later]),
    changes("pbcseq, log bilirubin", rows$change, rows$trt, rows$id, rows$visit, rows$base)
  ),
  random = list(
    random("Orthodont, intercepts", orthodont$distance, orthodont_x, cbind(intercept = rep(1, nrow(orthodont))), orthodont$Subject),
    random("Orthodont with holes, intercepts", orthodont$distance[-holes], orthodont_x[-holes, ], cbind(intercept = rep(1, nrow(orthodont) - length(holes))), orthodont$Subject[-holes]),
    random("sleepstudy, lines", sleep$Reaction, cbind(intercept = 1, days = sleep$Days), cbind(intercept = 1, days = sleep$Days), sleep$Subject),
    random("BodyWeight, lines", weight$weight, weight_x, cbind(intercept = 1, time = weight$Time), weight$Rat)
  )
)
writeLines(json(result), file.path(here, "repeated-reference.json"))
