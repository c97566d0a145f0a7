# Writes repeated-reference.json: inputs and results of R for models of repeated values. The tests need no R themselves.
#
#   apt-get install r-cran-nlme r-cran-lme4 r-cran-lmertest r-cran-pbkrtest      (R 4.2.2, Debian 12)
#   Rscript test/reference/statistics/make-repeated-reference.R
#   npx biome check --write test/reference/statistics/repeated-reference.json
#
# Unstructured covariance: nlme::gls(corSymm, varIdent). Random effects: nlme::lme for estimates, lmerTest for
# Satterthwaite's and pbkrtest for Kenward and Roger's degrees of freedom. All run to tolerances far below their defaults.
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
  sd <- fit$sigma * coef(fit$modelStruct$varStruct, unconstrained = FALSE, allCoef = TRUE)[as.character(seq_len(k))]
  cm <- corMatrix(fit$modelStruct$corStruct)
  full <- cm[[which(vapply(cm, nrow, 1L) == k)[1]]]
  r <- full
  start <- t(chol(r * (sd %o% sd)))[lower.tri(diag(k), TRUE)]
  f <- function(par) -at(par)$l
  best <- optim(start, f, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))
  top <- best$par
  h <- numDeriv::hessian(f, top)
  for (i in 1:6) top <- top - solve(h, numDeriv::grad(f, top))
  got <- at(top)
  stopifnot(abs(got$l - as.numeric(logLik(fit))) < 1e-5, all(abs(got$beta - coef(fit)) < 1e-4 * sqrt(diag(vcov(fit)))+1e-6))
  cat(name, "gls", as.numeric(logLik(fit)), "polished", got$l, max(abs(got$beta - coef(fit)) / sqrt(diag(got$cov))), "\n")
  list(name = one(name), person = as.integer(d$person), visit = d$visit, value = d$y, fixed = columns(as.matrix(x)),
       coefficient = unname(coef(fit)), glsError = unname(sqrt(diag(vcov(fit)))), polished = got$beta, covariance = as.vector(got$cov),
       parameters = lower(got$s), logLikelihood = one(got$l), glsLogLikelihood = one(as.numeric(logLik(fit))))
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
  mer <- lmerTest::lmer(mixed, d, control = lmerControl(optCtrl = list(xtol_rel = 1e-14, ftol_rel = 1e-16)))
  satterthwaite <- coef(summary(mer))
  plain <- as(mer, "lmerMod")
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
