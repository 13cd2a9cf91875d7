# Reference numbers from R's smooth.spline on mcycle. Run from this folder: Rscript smooth-spline.R
# Needs R with MASS and jsonlite (Debian: r-base-core, r-cran-mass, r-cran-jsonlite).
# R minimises sum w (y - f)^2 + lambda * integral f''^2 with x mapped to [0, 1].
library(jsonlite)

data <- MASS::mcycle

describe <- function(fit, chosen) {
  list(
    chosenBy = chosen,
    lambda = fit$lambda,
    df = fit$df,
    gcv = fit$cv.crit,
    fitted = predict(fit, fit$x)$y,
    slope = predict(fit, fit$x, deriv = 1)$y,
    leverages = fit$lev
  )
}

chosen <- smooth.spline(data$times, data$accel, all.knots = TRUE,
                        control.spar = list(tol = 1e-12, maxit = 500))
fixed <- lapply(c(1e-6, 1e-4, 1e-2), function(lambda)
  smooth.spline(data$times, data$accel, all.knots = TRUE, lambda = lambda))

reference <- list(
  source = sprintf("R %s.%s stats::smooth.spline(all.knots = TRUE) on MASS %s mcycle",
                   R.version$major, R.version$minor, packageVersion("MASS")),
  script = "tooling/golden/smooth-spline.R",
  meaning = paste("min sum w (y - f)^2 + lambda * integral f''^2, x mapped to [0, 1], ties averaged",
                  "with w = their number; slope per ms; leverages of the distinct x, their sum is df;",
                  "gcv = (sum over all rows of (y - f)^2 / n) / (1 - df / n)^2 with n = 133"),
  tolerance = list(
    fitted = 0.02, slope = 0.05, leverages = 5e-4, df = 5e-4, gcv = 2e-4, chosenLambda = 1e-3,
    note = paste("fitted (g), slope (g/ms) and leverages absolute, the others relative. R itself is",
                 "this far off the definition: its sgram.f has .3330 for 1/3; exact-mcycle.json",
                 "has the same problem solved exactly")
  ),
  span = diff(range(data$times)),
  x = chosen$x,
  y = chosen$yin,
  counts = chosen$w,
  fits = c(list(describe(chosen, "gcv")), lapply(fixed, describe, chosen = "caller"))
)
out <- file.path("..", "..", "packages", "network", "test", "golden", "r-smooth-spline.json")
write_json(reference, out, digits = NA, auto_unbox = TRUE, pretty = TRUE)
