# The smoothing spline by R's smooth.spline, its strength chosen by GCV: the counterpart of
# src/exchange.mjs in R.
arguments <- strsplit(commandArgs(trailingOnly = TRUE), "=", fixed = TRUE)
parameters <- setNames(lapply(arguments, `[`, 2), vapply(arguments, `[`, "", 1))

array <- function(name) {
  path <- file.path(parameters$input, paste0(name, ".bin"))
  readBin(path, "double", file.size(path) / 8)
}
keep <- function(name, values) {
  writeBin(as.double(values), file.path(parameters$output, paste0(name, ".bin")))
}
peakBytes <- function() {
  if (!file.exists("/proc/self/status")) return(NA)
  line <- grep("^VmHWM:", readLines("/proc/self/status"), value = TRUE)
  1024 * as.numeric(gsub("\\D", "", line))
}

x <- array("x")
y <- array("y")
everySample <- parameters$knots == "all"
# the default bound, spar = 1.5, is short of the minimum where 1e5 samples are knots
control <- if (everySample) list(high = 3) else list()
fitSpline <- function() smooth.spline(x, y, all.knots = everySample, control.spar = control)
milliseconds <- numeric(0)
begin <- proc.time()[["elapsed"]]
repeat {
  milliseconds <- c(milliseconds, 1000 * system.time(fit <- fitSpline())[["elapsed"]])
  spent <- proc.time()[["elapsed"]] - begin
  if (spent >= as.numeric(parameters$seconds) || length(milliseconds) >= as.numeric(parameters$rounds)) break
}
bytes <- peakBytes()
keep("fitted", predict(fit, x)$y)
keep("lambda", fit$lambda)
keep("df", fit$df)
knots <- length(unique(fit$fit$knot))
software <- sprintf("R %s.%s, smooth.spline, %d knots", R.version$major, R.version$minor, knots)
cat(sprintf('{"software": "%s", "milliseconds": [%s], "bytes": %s, "facts": {}}',
            software, paste(milliseconds, collapse = ", "),
            if (is.na(bytes)) "null" else sprintf("%.0f", bytes)))
