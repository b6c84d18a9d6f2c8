# Non exécuté dans ce projet (voir README, « Ce qui n'est pas mesuré ici »).
FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY tsconfig.json ./
COPY src ./src
COPY knowledge ./knowledge
COPY prompts ./prompts
# Shown on the site.
COPY docs ./docs
# Published as open data.
COPY evals ./evals
COPY CHANGELOG.md LICENSE ./
RUN mkdir /data && chown node /data
USER node
ENV NODE_ENV=production DATA_DIR=/data
EXPOSE 3000
CMD ["node", "--import", "tsx", "src/main.ts"]
