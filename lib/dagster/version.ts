/** The version of the official Dagster chart that this folder equals; also the default tag of Dagster's images. */
export const chartVersion = '1.12.17';
