# The official Node takes the place of the one that npm brings for development, so install scripts are not needed.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
RUN npm ci --ignore-scripts
COPY . .
RUN npx tsc -p shared/tsconfig.build.json
RUN npx tsc -p server/tsconfig.build.json
RUN npx tsc -p migrations/tsconfig.json
RUN node scripts/schemas.mjs
RUN npm run build --workspace=client
RUN node scripts/compress.mjs

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
RUN npm ci --omit=dev --ignore-scripts --workspace=shared --workspace=server && npm cache clean --force
COPY --from=build /app/shared/dist shared/dist
COPY --from=build /app/server/dist server/dist
COPY --from=build /app/client/dist client/dist
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "server/dist/main.js"]
