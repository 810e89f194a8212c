import "@fontsource-variable/commissioner/flar.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "@/ui/tokens.css";
import "@/ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { activate } from "@/i18n/i18n";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no #root");
await activate("en");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
