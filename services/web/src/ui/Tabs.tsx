import type { ReactNode } from "react";
import { Tabs as AriaTabs, type Key, Tab, TabList, TabPanel } from "react-aria-components";
import styles from "./Tabs.module.css";

interface Props {
  label: string;
  /** `count` stands in the label. */
  tabs: readonly { id: string; label: ReactNode; count?: number; content: ReactNode }[];
  selected?: string;
  onSelect?: (id: string) => void;
}

/** A real tab list with arrow keys. */
export function Tabs({ label, tabs, selected, onSelect }: Props) {
  const controlled = selected === undefined ? {} : { selectedKey: selected };
  return (
    <AriaTabs
      {...controlled}
      onSelectionChange={(key: Key) => onSelect?.(String(key))}
      className={styles.tabs ?? ""}
    >
      <TabList aria-label={label} className={styles.list ?? ""}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab ?? ""}>
            {tab.label}
            {tab.count ? ` ${tab.count}` : ""}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles.panel ?? ""}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
