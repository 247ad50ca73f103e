DROP TABLE refused_intents;
DROP TABLE copy_merges;
DROP TABLE taken_back_steps;
DROP TABLE copies;
