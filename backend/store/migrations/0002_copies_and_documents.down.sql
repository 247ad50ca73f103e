DROP TABLE document_signatures;
DROP TABLE signed_documents;
DROP TABLE certificates;
DROP TABLE refused_intents;
DROP TABLE copy_merges;
DROP TABLE taken_back_steps;
DROP TABLE copies;
