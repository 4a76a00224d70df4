# One image per worker: docker build -f infra/worker.Dockerfile --build-arg WORKER=RegistrySubmission .
# The simulators are built the same way: WORKER=RegistrySimulator.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG WORKER
WORKDIR /src
COPY . .
RUN test -n "$WORKER" || { echo "--build-arg WORKER=<project> is required" >&2; exit 1; }
RUN for folder in services infra; do \
      [ ! -e "$folder/$WORKER/$WORKER.csproj" ] || exec dotnet publish "$folder/$WORKER" -c Release -o /app; \
    done; \
    echo "no project $WORKER in services/ or infra/" >&2; exit 1

# The full image, not a chiseled one: domain names need ICU, and a worker refuses to start without it.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
ARG WORKER
ENV WORKER=$WORKER
WORKDIR /app
COPY --from=build /app .
# A named volume takes its owner from the folder in the image.
RUN mkdir /certs /ledger && chown app /certs /ledger
USER app
ENTRYPOINT ["sh", "-c", "exec dotnet \"DomainWorkers.$WORKER.dll\" \"$@\"", "--"]
