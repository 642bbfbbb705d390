import type { Plugin } from 'vite';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string | null;
}

export function listBundledPackages(): Plugin;
export function shippedPackagesOfBuild(): ShippedPackage[];
