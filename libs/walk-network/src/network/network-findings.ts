/** What is odd about a network that was built: none of it stops the import, none of it is counted silently. */
export interface NetworkFindings {
  /** Edges that come back to the node they left, e.g. a loop road with one way in; walked and kept. */
  readonly selfLoops: number;
  /** Edges between nodes at one place. */
  readonly zeroLengthEdges: number;
  /** Parts of the network that nothing leads to from the main one, and their nodes: nobody is put onto them. */
  readonly otherComponents: number;
  readonly nodesOffMain: number;
  /** Names of nodes that the file lacks; their neighbours were joined. */
  readonly missingRefs: number;
  /** Nodes where a barrier stops people on foot. */
  readonly blockedNodes: number;
  /** Above `MOST_OFF_MAIN_SHARE` of the nodes are not on the main part: lines do not meet, or the file is cut. */
  readonly isScattered: boolean;
}

/** Extracts of OpenStreetMap have some 3 to 5 % of their nodes off the main part. */
export const MOST_OFF_MAIN_SHARE = 0.2;
