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
# written out over whole days (Pohar Perme, Stare and Esteve 2012; Ederer and Heise 1959); `rows` is made of what rs.surv
# says.

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

# What rs.surv says, cut free of how it multiplies. rs.surv adds the excess hazard of each of its times, jump of the deaths
# less expected hazard, and for type "fleming-harrington" writes exp of its sum; for "kaplan-meier" the product of 1 less
# it, as if the expected hazard were a jump too. The product integral of the two, with a jump for deaths and exp for what is
# continuous, has the factors (1 - jump) exp(expected): the former, once each jump has been exchanged.
# Pohar Perme is asked for on each day: between times further apart the C code of relsurv 2.2-9 (netfastpinter2) never sets
# back the sums of its fine steps, and takes for each day the mean of all since the last time, whatever `precision` says.
rs_rows <- function(p, ratetable, method) {
  # Days since 1960 for slopop, since 1970 for survexp.us: each table's dates in their own class.
  year_cuts <- attr(ratetable, "cutpoints")[[match("year", attr(ratetable, "dimid"))]]
  p$year <- structure(p$date, class = class(year_cuts))
  days <- seq_len(max(p$time))
  curve <- function(type) {
    rs.surv(Surv(time, event) ~ 1, data = p, ratetable = ratetable, method = method, type = type, add.times = days,
            rmap = list(age = age, sex = sex, year = year))
  }
  found <- curve("fleming-harrington")
  jump <- if (method == "ederer2") found$n.event / found$n.risk else {
    x <- cbind(age = p$age, sex = p$sex, year = p$date)[, attr(ratetable, "dimid"), drop = FALSE]
    sums <- relsurv:::exp.prep(x, as.numeric(p$time), ratetable, p$event, times = as.numeric(found$time), fast = TRUE, prec = 1)
    sums$dnisi / sums$yisi
  }
  # The same jumps and expected hazards make the other type of rs.surv.
  product <- cumprod(1 + diff(log(c(1, found$surv))))
  stopifnot(all(abs(product - curve("kaplan-meier")$surv) < 1e-10))
  keep <- found$time %in% p$time
  list(method = one(method), time = found$time[keep], survival = (found$surv * cumprod((1 - jump) * exp(jump)))[keep],
       standardError = found$std.err[keep])
}

case <- function(name, p, table) {
  # rs.surv knows no late entry, and gives 0 / 0 for day 0.
  rows <- if (is.null(p$entry) && all(p$time > 0)) {
    lapply(c("pohar-perme", "ederer2"), function(method) rs_rows(p, ratetables[[table]], method))
  } else list()
  if (is.null(p$entry)) p$entry <- -1
  list(table = one(table), name = one(name), entry = p$entry, time = p$time, event = p$event, age = p$age, date = p$date,
       group = p$sex - 1, poharPerme = grid(p, slices[[table]], TRUE), ederer2 = grid(p, slices[[table]], FALSE), rows = rows)
}

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

# survexp.us as bands of age and calendar year, without what R does for it alone.
bands <- survexp.us
attr(bands, "type") <- c(2, 1, 3)
attr(bands, "dimid") <- c("age", "sex", "year")
ratetables <- list(slopop = slopop, us = bands)
cuts <- attr(slopop, "cutpoints")
slices <- list(
  slopop = slice(cuts[[1]], as.numeric(cuts[[2]]), unclass(slopop), rbind(heart, colon)),
  us = slice(attr(survexp.us, "cutpoints")[[1]], as.numeric(attr(survexp.us, "cutpoints")[[3]]),
             aperm(unclass(survexp.us), c(1, 3, 2)), blood))
table_json <- function(t) list(ages = t$ages, dates = t$dates, until = one(t$until),
                               hazards = lapply(1:2, function(sex) as.vector(t(t$rates[, , sex]))))
made <- list(by = one("test/reference/statistics/make-net-survival-reference.R"),
             R = one(paste(R.version$major, R.version$minor, sep = ".")), relsurv = one(as.character(packageVersion("relsurv"))))
writeLines(json(list(made = made, tables = lapply(slices, table_json), cases = list(
  case("myocardial infarction (rdata)", heart, "slopop"),
  case("colorectal cancer (colrec)", colon, "slopop"),
  case("monoclonal gammopathy (mgus2)", blood, "us"),
  case("monoclonal gammopathy (mgus2), delayed entry", late, "us"),
  case("event and censoring tied", small(c(1, 2, 2, 2, 3, 3, 4), c(1, 1, 0, 1, 0, 1, 0)), "us"),
  case("all censored", small(c(300, 700, 700, 1000), c(0, 0, 0, 0)), "us"),
  case("one patient with the event", small(500, 1), "us"),
  case("one patient censored", small(500, 0), "us"),
  case("an event on day 0", small(c(0, 0, 1, 2), c(1, 0, 1, 0)), "us"),
  case("delayed entry on an event day", small(c(3, 5, 6, 9), c(1, 1, 0, 1), c(0, 0, 3, 5)), "us"),
  case("risk set empties by events", small(c(300, 500, 1400, 1300, 2000), c(1, 1, 1, 0, 1), c(0, 0, 1000, 1000, 1100)), "us"),
  case("risk set empties by censoring", small(c(300, 500, 1400, 1300, 2000), c(1, 0, 1, 0, 1), c(0, 0, 1000, 1000, 1100)), "us")
))), file.path(here, "net-survival-reference.json"))
