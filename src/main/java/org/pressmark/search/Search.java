package org.pressmark.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.pressmark.search.SearchRequest.Facet;
import org.pressmark.search.SearchRequest.Order;

/** Asks the indexes of some collections as if they were one. */
public final class Search {
    private final List<String> names;
    private final List<SearchIndex> indexes;

    /** Over these collections, by name. */
    public Search(Map<String, SearchIndex> collections) {
        Map<String, SearchIndex> ordered = new LinkedHashMap<>(collections);
        this.names = List.copyOf(ordered.keySet());
        this.indexes = List.copyOf(ordered.values());
    }

    /** Finds what is asked for. */
    public Found find(SearchRequest request) throws IOException {
        List<IndexReader> taken = new ArrayList<>();
        try {
            int[] starts = new int[indexes.size() + 1];
            for (int i = 0; i < indexes.size(); i++) {
                taken.add(indexes.get(i).take());
                starts[i + 1] = starts[i] + taken.get(i).maxDoc();
            }
            try (MultiReader all = new MultiReader(taken.toArray(IndexReader[]::new), false)) {
                return new Asking(request, all, starts).answer();
            }
        } finally {
            for (IndexReader reader : taken) {
                reader.decRef();
            }
        }
    }

    private final class Asking {
        private final SearchRequest request;
        private final SearchQuery typed;
        private final IndexSearcher searcher;
        private final int[] starts;

        Asking(SearchRequest request, MultiReader all, int[] starts) {
            this.request = request;
            this.typed = SearchQuery.parse(request.words());
            this.searcher = new IndexSearcher(all);
            this.starts = starts;
        }

        Found answer() throws IOException {
            Query query = filtered();
            Counting counting = new Counting(base -> names.get(collection(base)));
            List<Hit> hits = new ArrayList<>();
            for (ScoreDoc hit : best(query, counting)) {
                hit(hit.doc).ifPresent(hits::add);
            }
            return new Found(counting.total(), counting.bytes(), counting.lacking(), hits, counting.counts());
        }

        private Query filtered() {
            BooleanQuery.Builder query = new BooleanQuery.Builder().add(typed.query(), Occur.MUST);
            request.only().forEach((facet, value) -> {
                if (facet == Facet.YEAR) {
                    query.add(DayRange.parse(value)
                            .<Query>map(days -> org.apache.lucene.document.IntPoint.newRangeQuery(Fields.DAY,
                                    days.first(), days.last()))
                            .orElseGet(org.apache.lucene.search.MatchNoDocsQuery::new), Occur.FILTER);
                } else if (facet != Facet.COLLECTION) {
                    query.add(new TermQuery(new Term(facet.field(), value)), Occur.FILTER);
                }
            });
            return query.build();
        }

        /** Counts all and keeps the best, in one walk through what is found. */
        private List<ScoreDoc> best(Query query, Counting counting) throws IOException {
            if (request.limit() == 0) {
                searcher.search(query, counting.alone());
                return List.of();
            }
            int most = Math.min(request.from() + request.limit(), Math.max(1, searcher.getIndexReader().maxDoc()));
            Optional<Sort> sort = sort();
            CollectorManager<?, ? extends TopDocs> kept = sort.isPresent()
                    ? new TopFieldCollectorManager(sort.get(), most, Integer.MAX_VALUE)
                    : new TopScoreDocCollectorManager(most, Integer.MAX_VALUE);
            ScoreDoc[] best =
                    ((TopDocs) searcher.search(query, new MultiCollectorManager(counting.alone(), kept))[1]).scoreDocs;
            return List.of(best).subList(Math.min(request.from(), best.length), best.length);
        }

        private Optional<Sort> sort() {
            SortField newest = new SortField(Fields.DAY, SortField.Type.INT, true);
            return switch (request.order()) {
                case RELEVANCE -> typed.marked().isEmpty() ? Optional.of(new Sort(newest)) : Optional.empty();
                case NEWEST -> Optional.of(new Sort(newest));
                case OLDEST -> Optional.of(new Sort(new SortField(Fields.DAY, SortField.Type.INT)));
            };
        }

        private int collection(int document) {
            int index = 0;
            while (index < indexes.size() - 1 && starts[index + 1] <= document) {
                index++;
            }
            return index;
        }

        private Optional<Hit> hit(int document) throws IOException {
            int which = collection(document);
            return indexes.get(which).page(searcher.getIndexReader(), document)
                    .map(page -> Hit.of(names.get(which), page, typed.marked()));
        }
    }
}
