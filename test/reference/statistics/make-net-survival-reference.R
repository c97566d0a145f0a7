# Writes net-survival-reference.json: persons, slices of population life tables, and net survival by R. The tests in this
# folder need no R themselves.
#
#   apt-get install r-cran-relsurv r-cran-survival     (made with R 4.2.2, relsurv 2.2-9, survival 3.5-3, Debian 12)
#   Rscript test/reference/statistics/make-net-survival-reference.R
#   npx biome check --write test/reference/statistics
#
# Data: rdata (myocardial infarction) and colrec (every fifteenth patient; colorectal cancer) with the Slovene life table
# slopop, shipped with relsurv; mgus2 (every third patient) with the US life table survexp.us, shipped with survival and
# read as bands of age and calendar year. The slices hold the bands these patients pass through. `grid` is the estimator
# written out over whole days (Pohar Perme, Stare and Esteve 2012; Ederer and Heise 1959); `rows` is rs.surv itself, made to
# multiply over days for Pohar Perme, and over exits for Ederer II, where it knows nothing else.

suppressPackageStartupMessages({
  library(survival)
  library(relsurv)
})

here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "json.R"))

# A table as ages by dates by sexes, cut to what the persons need.
slice <- function(ages, dates, rates, persons) {
  a <- seq(findInterval(min(persons$age), ages), findInterval(max(persons$age + persons$time), ages))
  d <- seq(findInterval(min(persons$date), dates), findInterval(max(persons$date + persons$time), dates))
  # The first band taken stands for all younger ages, which nobody has.
  list(ages = c(0, ages[a][-1]), dates = dates[d], until = if (max(d) < length(dates)) dates[max(d) + 1] else dates[max(d)] + 365,
       rates = rates[a, d, , drop = FALSE])
}

grid <- function(p, table, weigh) {
  last <- max(p$time)
  cumulative <- numeric(nrow(p))
  survival <- 1
  variance <- 0
  out <- matrix(0, 0, 4)
  for (day in 0:last) {
    lambda <- if (day == 0) 0 * p$age else {
      table$rates[cbind(findInterval(p$age + day - 1, table$ages), pmax(1, findInterval(p$date + day - 1, table$dates)), p$sex)]
    }
    here <- p$time >= day & p$entry < day
    w0 <- if (weigh) exp(cumulative) else rep(1, nrow(p))
    cumulative <- cumulative + lambda
    w1 <- if (weigh) exp(cumulative) else rep(1, nrow(p))
    if (!any(here)) next
    dies <- here & p$time == day & p$event == 1
    expected <- (weighted.mean(lambda[here], w0[here]) + weighted.mean(lambda[here], w1[here])) / 2
    survival <- survival * exp(expected) * (1 - sum(w1[dies]) / sum(w1[here]))
    variance <- variance + sum(w1[dies]^2) / sum(w1[here])^2
    if (any(here & p$time == day)) out <- rbind(out, c(day, sum(here), survival, sqrt(variance)))
  }
  list(time = out[, 1], atRisk = out[, 2], survival = out[, 3], standardError = out[, 4])
}

case <- function(name, p, table, rows = NULL) {
  if (is.null(p$entry)) p$entry <- -1
  list(name = one(name), entry = p$entry, time = p$time, event = p$event, age = p$age, date = p$date, group = p$sex - 1,
       poharPerme = grid(p, table, TRUE), ederer2 = grid(p, table, FALSE), rows = if (is.null(rows)) list() else rows)
}
rs_rows <- function(p, method) {
  p$year <- as.date(p$date)
  found <- if (method == "pohar-perme") {
    # A product over days, as ours; over exits alone, the default, it differs from this in the third digit.
    rs.surv(Surv(time, event) ~ 1, data = p, ratetable = slopop, method = method, add.times = seq_len(max(p$time)),
            rmap = list(age = age, sex = sex, year = year))
  } else {
    rs.surv(Surv(time, event) ~ 1, data = p, ratetable = slopop, method = method,
            rmap = list(age = age, sex = sex, year = year))
  }
  keep <- found$time %in% p$time
  list(method = one(method), time = found$time[keep], survival = found$surv[keep], standardError = found$std.err[keep])
}
both <- function(p) list(rs_rows(p, "pohar-perme"), rs_rows(p, "ederer2"))

data(rdata)
data(colrec)
heart <- data.frame(time = rdata$time, event = rdata$cens, age = rdata$age * 365.241, date = as.numeric(rdata$year), sex = rdata$sex)
colon <- with(colrec[seq(1, nrow(colrec), 15), ], data.frame(time = time, event = stat, age = age, date = as.numeric(diag), sex = sex))
m <- mgus2[seq(1, nrow(mgus2), 3), ]
months <- round(m$futime * 30.4375)
blood <- data.frame(time = months, event = m$death, age = m$age * 365.25,
                    date = as.numeric(as.Date(paste0(m$dxyr, "-07-01"))), sex = ifelse(m$sex == "M", 1, 2))
late <- blood
late$entry <- pmin(late$time - 1, 365 * (seq_len(nrow(late)) %% 3) - 1)

# Made-up times of the first patients of mgus2, within what their slice of the table holds.
small <- function(time, event, entry = NULL) {
  p <- blood[order(-blood$time), ][seq_along(time), ]
  p$time <- time
  p$event <- event
  p$entry <- entry
  p
}

cuts <- attr(slopop, "cutpoints")
slo <- slice(cuts[[1]], as.numeric(cuts[[2]]), unclass(slopop), rbind(heart, colon))
us <- slice(attr(survexp.us, "cutpoints")[[1]], as.numeric(attr(survexp.us, "cutpoints")[[3]]),
            aperm(unclass(survexp.us), c(1, 3, 2)), blood)
table_json <- function(t) list(ages = t$ages, dates = t$dates, until = one(t$until),
                               hazards = lapply(1:2, function(sex) as.vector(t(t$rates[, , sex]))))
made <- list(by = one("test/reference/statistics/make-net-survival-reference.R"),
             R = one(paste(R.version$major, R.version$minor, sep = ".")), relsurv = one(as.character(packageVersion("relsurv"))))
writeLines(json(list(made = made, tables = list(slopop = table_json(slo), us = table_json(us)), cases = list(
  c(list(table = one("slopop")), case("myocardial infarction (rdata)", heart, slo, both(heart))),
  c(list(table = one("slopop")), case("colorectal cancer (colrec)", colon, slo, both(colon))),
  c(list(table = one("us")), case("monoclonal gammopathy (mgus2)", blood, us)),
  c(list(table = one("us")), case("monoclonal gammopathy (mgus2), delayed entry", late, us)),
  c(list(table = one("us")), case("event and censoring tied", small(c(1, 2, 2, 2, 3, 3, 4), c(1, 1, 0, 1, 0, 1, 0)), us)),
  c(list(table = one("us")), case("all censored", small(c(300, 700, 700, 1000), c(0, 0, 0, 0)), us)),
  c(list(table = one("us")), case("one patient with the event", small(500, 1), us)),
  c(list(table = one("us")), case("one patient censored", small(500, 0), us)),
  c(list(table = one("us")), case("an event on day 0", small(c(0, 0, 1, 2), c(1, 0, 1, 0)), us)),
  c(list(table = one("us")), case("delayed entry on an event day", small(c(3, 5, 6, 9), c(1, 1, 0, 1), c(0, 0, 3, 5)), us))
))), file.path(here, "net-survival-reference.json"))
