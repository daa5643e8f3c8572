export OPENAI_BASE_URL=https://api.deepseek.com/v1 OPENAI_API_KEY=sk-PLANTED
