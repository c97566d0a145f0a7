# Turns lists into JSON for the scripts beside it: numbers with 17 significant digits; NA, NaN and infinite are null.
# Named lists are objects, unnamed lists arrays, one() a single value, any other vector an array.

one <- function(x) structure(list(x), class = "one")
number <- function(x) ifelse(is.finite(x), formatC(as.numeric(x), digits = 17, format = "g", width = 1), "null")
quoted <- function(x) paste0('"', x, '"')
json <- function(x) {
  if (inherits(x, "one")) {
    value <- unclass(x)[[1]]
    if (is.character(value)) quoted(value) else number(value)
  } else if (is.list(x) && is.null(names(x))) {
    paste0("[", paste(vapply(x, json, ""), collapse = ","), "]")
  } else if (is.list(x)) {
    paste0("{", paste0(quoted(names(x)), ":", vapply(x, json, ""), collapse = ",\n"), "}")
  } else {
    paste0("[", paste(if (is.character(x)) quoted(x) else number(x), collapse = ","), "]")
  }
}
