# Writes model-reference.json: people with values at a baseline and three visits, and what R makes of them. The tests need
# no R themselves.
#
#   apt-get install r-cran-nlme r-cran-survival      (R 4.2.2, Debian 12)
#   Rscript test/reference/agreements/make-model-reference.R
#   npx biome check --write test/reference/agreements/model-reference.json
#
# Data: Orthodont (nlme), age 8 as the baseline and ages 10, 12 and 14 as visits, some of them taken out; lung (survival),
# women and men made alike in age and performance status, and persons weighted to a made-up publication.

suppressPackageStartupMessages({library(nlme); library(survival)})
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "../statistics/json.R"))

o <- as.data.frame(Orthodont)
o$person <- as.character(o$Subject)
start <- o[o$age == 8, ]
later <- o[o$age > 8, ]
later <- later[-c(3, 8, 14, 21, 22, 40, 55), ]
later$base <- start$distance[match(later$person, start$person)]
later$change <- later$distance - later$base
later$visit <- (later$age - 8) / 2
seen <- unique(later$person)
persons <- start[start$person %in% seen, ]
later$b <- later$base - mean(persons$distance)
later$m <- (later$Sex == "Male") - mean(persons$Sex == "Male")
later <- later[order(later$person, later$visit), ]

tight <- glsControl(tolerance = 1e-14, msTol = 1e-14, maxIter = 500, msMaxIter = 500, opt = "nlminb")
fit <- gls(change ~ 0 + factor(visit) + factor(visit):b + m, later, method = "REML", control = tight,
           correlation = corSymm(form = ~ visit | person), weights = varIdent(form = ~ 1 | visit))

lines <- rbind(data.frame(person = start$person, years = 0, value = start$distance),
               data.frame(person = later$person, years = later$age - 8, value = later$distance))
line <- lme(value ~ years, random = ~ years | person, data = lines, method = "REML",
            control = lmeControl(tolerance = 1e-14, msTol = 1e-14, msMaxIter = 1000, maxIter = 1000, niterEM = 200, opt = "nlminb"))

study <- subset(lung, !is.na(ph.ecog))
study$f <- as.numeric(study$sex == 2)
score <- fitted(glm(f ~ age + ph.ecog, binomial, study, control = glm.control(epsilon = 1e-14, maxit = 100)))
landmarks <- c(183, 365, 548)
tau <- 600
# Survival at landmarks and restricted mean of one weighted group, robust errors.
weighted <- function(d, w) {
  d$w <- w
  current <<- d
  fit <- survfit(Surv(time, status) ~ 1, current, weights = w, robust = TRUE, conf.type = "log")
  at <- summary(fit, times = landmarks)
  auc <- residuals(fit, times = tau, type = "auc", collapse = FALSE)
  s <- c(1, fit$surv); t <- c(0, fit$time)
  keep <- t < tau
  list(n = one(nrow(d)), effective = one(sum(w)^2 / sum(w^2)), survival = at$surv, error = at$std.err, lower = at$lower, upper = at$upper,
       mean = one(sum(diff(c(t[keep], tau)) * s[keep])), meanError = one(sqrt(sum((auc * w)^2))))
}
adjusted <- function(name, method, estimand, w) {
  d <- study; d$w <- w
  cox <- coxph(Surv(time, status) ~ f, d, weights = w, robust = TRUE, ties = "breslow", control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100))
  ci <- summary(cox)$conf.int
  apart <- function(x, w) sum((w * x)[d$f == 1]) / sum(w[d$f == 1]) - sum((w * x)[d$f == 0]) / sum(w[d$f == 0])
  unit <- function(x) if (estimand == "att") sd(x[d$f == 1]) else sqrt((var(x[d$f == 1]) + var(x[d$f == 0])) / 2)
  smd <- function(w) c(apart(d$age, w) / unit(d$age), apart(d$ph.ecog, w) / unit(d$ph.ecog))
  list(name = one(name), method = one(method), estimand = one(estimand), f = weighted(subset(d, f == 1), w[d$f == 1]), m = weighted(subset(d, f == 0), w[d$f == 0]),
       hazardRatio = unname(ci[c(1, 3, 4)]), before = smd(rep(1, nrow(d))), after = smd(w), propensity = if (method == "entropy") numeric(0) else range(score), largest = one(max(w)))
}
# Entropy balancing: the dual, climbed to its top.
x <- scale(cbind(study$age, study$ph.ecog))
goal <- colMeans(x[study$f == 1, ])
dual <- function(a) log(sum(exp((sweep(x[study$f == 0, ], 2, goal)) %*% a)))
top <- optim(c(0, 0), dual, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))$par
share <- exp(sweep(x[study$f == 0, ], 2, goal) %*% top); share <- share / sum(share)
entropy <- ifelse(study$f == 1, 1, 0); entropy[study$f == 0] <- share * sum(study$f)

# Matching to published means: 65 years on average and performance status 1.2.
aim <- c(65, 1.2)
z <- sweep(cbind(study$age, study$ph.ecog), 2, aim)
to <- optim(c(0, 0), function(a) sum(exp(z %*% a)), method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))$par
matching <- as.vector(exp(z %*% to)); matching <- matching / sum(matching) * nrow(study)

result <- list(
  made = list(by = one("test/reference/agreements/make-model-reference.R"), R = one(paste(R.version$major, R.version$minor, sep = ".")),
              nlme = one(as.character(packageVersion("nlme"))), survival = one(as.character(packageVersion("survival")))),
  lung = list(
    persons = lapply(seq_len(nrow(study)), function(i) list(sex = one(if (study$f[i] == 1) "f" else "m"), age = one(study$age[i]), ecog = one(study$ph.ecog[i]),
                                                           days = one(study$time[i]), died = one(study$status[i] - 1))),
    landmarks = landmarks, tau = one(tau),
    adjusted = list(adjusted("inverse probability, everyone", "inverse-probability", "ate", ifelse(study$f == 1, 1 / score, 1 / (1 - score))),
                    adjusted("inverse probability, women", "inverse-probability", "att", ifelse(study$f == 1, 1, score / (1 - score))),
                    adjusted("overlap", "overlap", "ato", ifelse(study$f == 1, 1 - score, score)),
                    adjusted("entropy balancing", "entropy", "att", entropy)),
    matched = weighted(study, matching)),
  repeated = list(
    persons = lapply(seq_len(nrow(start)), function(i) list(person = one(start$person[i]), sex = one(tolower(substr(as.character(start$Sex[i]), 1, 1))),
                                                           baseline = one(start$distance[i]))),
    visits = lapply(1:3, function(v) { d <- later[later$visit == v, ]
      list(years = one(2 * v), person = d$person, change = d$change, mean = one(unname(coef(fit)[v])), error = one(unname(sqrt(diag(vcov(fit)))[v]))) }),
    slope = one(unname(fixef(line)["years"])), slopeError = one(unname(sqrt(diag(vcov(line)))["years"])))
)
writeLines(json(result), file.path(here, "model-reference.json"))
