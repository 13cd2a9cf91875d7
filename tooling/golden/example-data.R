# Writes the R data sets of examples/data. Run from this folder: Rscript example-data.R
# Needs R with its recommended package MASS (Debian: r-base-core, r-cran-mass).
write_columns <- function(file, names, ...) {
  cells <- lapply(list(...), function(values) sprintf("%.15g", values))
  out <- file(file.path("..", "..", "examples", "data", file), "wb")
  on.exit(close(out))
  writeLines(c(paste(names, collapse = ","), do.call(paste, c(cells, sep = ","))), out, sep = "\n")
}

mcycle <- MASS::mcycle
write_columns("mcycle.csv", c("times (ms)", "accel (g)"), mcycle$times, mcycle$accel)
write_columns("cars.csv", c("speed (mph)", "dist (ft)"), cars$speed, cars$dist)
write_columns("co2.csv", c("year", "CO2 (ppm)"), round(as.numeric(time(co2)), 6), as.numeric(co2))
write_columns("sunspots.csv", c("year", "sunspots"), as.numeric(time(sunspot.year)), as.numeric(sunspot.year))
