# R's fastest reader, then the same checks, vectorised, and the good rows written out. Run by test/bench/ingest.ts.
suppressPackageStartupMessages(library(data.table))
args <- commandArgs(TRUE)
setDTthreads(2)
d <- fread(args[1], sep = ";", colClasses = "character", encoding = "UTF-8", na.strings = NULL, showProgress = FALSE)
full <- function(x, p) grepl(paste0("^(?:", p, ")$"), x, perl = TRUE)
day <- function(x) as.IDate(x, format = "%d.%m.%Y")
whole <- function(x, least, most) { n <- as.integer(x); full(x, "-?[0-9]{1,15}") & !is.na(n) & n >= least & n <= most }
inn <- day(d$inndato)
ut <- day(d$utdato)
icd <- function(x) x == "" | full(x, "[A-Z][0-9]{2}[0-9A-Z]{0,4}")
good <- full(d$lopenr, "[A-Za-z0-9_-]{1,64}") & whole(d$aar, 1990L, 2100L) &
  full(d$inndato, "[0-9]{2}[.][0-9]{2}[.][0-9]{4}") & !is.na(inn) &
  full(d$utdato, "[0-9]{2}[.][0-9]{2}[.][0-9]{4}") & !is.na(ut) & inn <= ut &
  full(d$inntid, "(?:[01][0-9]|2[0-3]):[0-5][0-9]") & whole(d$fodselsar, 0L, 9999L) & d$kjonn %chin% c("0", "1", "2", "9") &
  whole(d$alderidager, -100000L, 100000L) & full(d$komnrhjem2, "[0-9]{4}") & full(d$institusjonid, "[0-9]{1,9}") &
  full(d$behandlingsstedkode, "[0-9]{1,9}") & d$sektor %chin% c("1", "2", "3", "4", "5") &
  d$omsorgsniva %chin% c("1", "2", "3", "8") & d$aktivitetskategori3 %chin% c("1", "2", "3") &
  d$innmatehast %chin% c("1", "2", "3", "4", "5") & full(d$episodefag, "[0-9]{3}") & whole(d$liggetid, 0L, 100000L) &
  icd(d$tilstand_1_1) & icd(d$tilstand_1_2) & icd(d$tilstand_2_1)
d[, line := .I + 1L]
repeated <- duplicated(d, by = setdiff(names(d), "line"))
fwrite(d[good & !repeated], file.path(args[2], "good.csv"), sep = ";")
stopifnot(all(good))
