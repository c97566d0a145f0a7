# Writes imputation-reference.json: inputs and results of R for multiple imputation. The tests need no R themselves.
#
#   apt-get install r-cran-mitools r-cran-survival                (R 4.2.2, mitools 2.4, survival 3.5-3, Debian 12)
#   Rscript test/reference/statistics/make-imputation-reference.R
#   npx biome check --write test/reference/statistics/imputation-reference.json
#
# Pooling: mitools::MIcombine on regressions over sets that R filled in, with a seed. What is drawn cannot be the same draws:
# the distribution of a filled-in value is held against what a linear regression on the complete rows (lm) gives for it, a t
# distribution around the prediction with variance s^2 (1 + h) df / (df - 2).
# Predictive mean matching (mice is not in Debian) is written out: coefficients drawn as mice draws them, the five observed
# rows whose predictions are nearest, one of them by lot. Moments are means over 4000 draws, and over the five in each.
# Data: airquality (datasets), lung and pbc (survival).

suppressPackageStartupMessages({library(survival); library(mitools)})
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "json.R"))
set.seed(20260701)

filled <- function(d, y, x) {
  fit <- lm(reformulate(x, y), d)
  hole <- is.na(d[[y]])
  at <- predict(fit, d[hole, ], se.fit = TRUE)
  list(fit = fit, hole = hole, mean = unname(at$fit), variance = unname((at$residual.scale^2 + at$se.fit^2) * at$df / (at$df - 2)))
}
draws <- function(name, d, y, x) {
  found <- filled(d, y, x)
  list(name = one(name), columns = lapply(c(x, y), function(n) list(name = one(n), values = d[[n]])), rows = which(found$hole) - 1,
       mean = found$mean, variance = found$variance)
}
matched <- function(name, d, y, x, times = 4000, donors = 5) {
  found <- filled(d, y, x)
  seen <- model.matrix(found$fit)
  wanted <- cbind(1, as.matrix(d[found$hole, x]))
  values <- d[[y]][!found$hole]
  root <- chol(crossprod(seen))
  predicted <- fitted(found$fit)
  # Columns: the mean of the value of a hole, and of its powers about the regression's prediction.
  sums <- matrix(0, sum(found$hole), 4)
  for (time in seq_len(times)) {
    s <- sqrt(sum(resid(found$fit)^2) / rchisq(1, found$fit$df.residual))
    drawn <- wanted %*% (coef(found$fit) + s * backsolve(root, rnorm(ncol(seen))))
    lot <- runif(length(values))
    for (k in seq_len(nrow(sums))) {
      own <- values[order(abs(predicted - drawn[k]), lot)[seq_len(donors)]] - found$mean[k]
      sums[k, ] <- sums[k, ] + c(mean(own), mean(own^2), mean(own^3), mean(own^4))
    }
  }
  m <- sums / times
  variance <- m[, 2] - m[, 1]^2
  list(name = one(name), columns = lapply(c(x, y), function(n) list(name = one(n), values = d[[n]])), rows = which(found$hole) - 1,
       times = one(times), mean = found$mean + m[, 1], variance = variance,
       fourth = m[, 4] - 4 * m[, 1] * m[, 3] + 6 * m[, 1]^2 * m[, 2] - 3 * m[, 1]^4)
}
pooled <- function(name, d, y, x, m) {
  found <- filled(d, y, x)
  fits <- lapply(seq_len(m), function(i) {
    d[[y]][found$hole] <- found$mean + rnorm(sum(found$hole), 0, sigma(found$fit))
    lm(reformulate(x[1], y), d)
  })
  estimates <- vapply(fits, function(f) coef(f)[[2]], 0)
  variances <- vapply(fits, function(f) vcov(f)[2, 2], 0)
  got <- MIcombine(as.list(estimates), as.list(variances))
  half <- qt(0.975, got$df) * sqrt(got$variance)
  list(name = one(name), estimates = estimates, variances = variances,
       found = c(got$coefficients, sqrt(got$variance), got$df, got$coefficients - half, got$coefficients + half) |> as.numeric())
}
p <- data.frame(chol = pbc$chol, age = pbc$age, logbili = log(pbc$bili))
sets <- list(
  list("airquality, ozone by wind and temperature", airquality, "Ozone", c("Wind", "Temp")),
  list("lung, weight lost by age and sex", lung, "wt.loss", c("age", "sex")),
  list("pbc, cholesterol by bilirubin and age", p, "chol", c("logbili", "age"))
)
made <- list(by = one("test/reference/statistics/make-imputation-reference.R"), R = one(paste(R.version$major, R.version$minor, sep = ".")),
             mitools = one(as.character(packageVersion("mitools"))))
pools <- unlist(lapply(c(2, 5, 20), function(m) lapply(sets, function(s) do.call(pooled, c(s, m)))), FALSE)
writeLines(json(list(made = made, draws = lapply(sets, function(s) do.call(draws, s)), pools = pools,
                     matches = lapply(sets, function(s) do.call(matched, s)))), file.path(here, "imputation-reference.json"))
