# Writes model-reference.json: people with values at a baseline and three visits, and what R makes of them. The tests need
# no R themselves.
#
#   apt-get install r-cran-nlme      (R 4.2.2, Debian 12)
#   Rscript test/reference/agreements/make-model-reference.R
#   npx biome check --write test/reference/agreements/model-reference.json
#
# Data: Orthodont (nlme), age 8 as the baseline and ages 10, 12 and 14 as visits, some of them taken out.

suppressPackageStartupMessages(library(nlme))
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

result <- list(
  made = list(by = one("test/reference/agreements/make-model-reference.R"), R = one(paste(R.version$major, R.version$minor, sep = ".")),
              nlme = one(as.character(packageVersion("nlme")))),
  repeated = list(
    persons = lapply(seq_len(nrow(start)), function(i) list(person = one(start$person[i]), sex = one(tolower(substr(as.character(start$Sex[i]), 1, 1))),
                                                           baseline = one(start$distance[i]))),
    visits = lapply(1:3, function(v) { d <- later[later$visit == v, ]
      list(years = one(2 * v), person = d$person, change = d$change, mean = one(unname(coef(fit)[v])), error = one(unname(sqrt(diag(vcov(fit)))[v]))) }),
    slope = one(unname(fixef(line)["years"])), slopeError = one(unname(sqrt(diag(vcov(line)))["years"])))
)
writeLines(json(result), file.path(here, "model-reference.json"))
