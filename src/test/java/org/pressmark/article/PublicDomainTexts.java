package org.pressmark.article;

/** Texts whose authors are long dead, and a few sentences written for these tests in the manner of news. */
final class PublicDomainTexts {
    static final String SIMPLIFIED = """
            子曰：“学而时习之，不亦说乎？有朋自远方来，不亦乐乎？人不知而不愠，不亦君子乎？”有子曰：“其为人也孝弟，而好犯上者，鲜矣；不好犯上，而好作乱者，
            未之有也。君子务本，本立而道生。孝弟也者，其为仁之本与！”子曰：“巧言令色，鲜矣仁！”曾子曰：“吾日三省吾身：为人谋而不忠乎？与朋友交而不信乎？传不习乎？”
            此开卷第一回也。作者自云：因曾历过一番梦幻之后，故将真事隐去，而借“通灵”之说，撰此《石头记》一书也。故曰“甄士隐”云云。但书中所记何事何人？自又云：
            “今风尘碌碌，一事无成，忽念及当日所有之女子，一一细考较去，觉其行止见识，皆出于我之上。何我堂堂须眉，诚不若彼裙钗哉？实愧则有余，悔又无益之大无可如何之日也！”
            黄帝者，少典之子，姓公孙，名曰轩辕。生而神灵，弱而能言，幼而徇齐，长而敦敏，成而聪明。轩辕之时，神农氏世衰。诸侯相侵伐，暴虐百姓，而神农氏弗能征。
            鲁镇的酒店的格局，是和别处不同的：都是当街一个曲尺形的大柜台，柜里面预备着热水，可以随时温酒。做工的人，傍午傍晚散了工，每每花四文铜钱，买一碗酒，
            靠柜外站着，热热的喝了休息；倘肯多花一文，便可以买一碟盐煮笋，或者茴香豆，做下酒物了。孔乙己是站着喝酒而穿长衫的唯一的人。
            据本市气象台昨天下午发布的消息，未来三天受冷空气影响，我国北方大部分地区的气温将明显下降，部分地方还会出现大风和降雪天气。专家提醒市民出门时注意保暖，
            驾车的朋友要减速慢行。记者从会议上了解到，今年上半年全市的经济运行总体平稳，工业生产继续增长，居民收入和消费水平都有所提高，但是企业面临的困难仍然不少。
            """;

    static final String TRADITIONAL = """
            子曰：「學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？人不知而不慍，不亦君子乎？」有子曰：「其為人也孝弟，而好犯上者，鮮矣；不好犯上，而好作亂者，
            未之有也。君子務本，本立而道生。孝弟也者，其為仁之本與！」子曰：「巧言令色，鮮矣仁！」曾子曰：「吾日三省吾身：為人謀而不忠乎？與朋友交而不信乎？傳不習乎？」
            此開卷第一回也。作者自云：因曾歷過一番夢幻之後，故將真事隱去，而借「通靈」之說，撰此《石頭記》一書也。故曰「甄士隱」云云。但書中所記何事何人？自又云：
            「今風塵碌碌，一事無成，忽念及當日所有之女子，一一細考較去，覺其行止見識，皆出於我之上。何我堂堂鬚眉，誠不若彼裙釵哉？實愧則有餘，悔又無益之大無可如何之日也！」
            黃帝者，少典之子，姓公孫，名曰軒轅。生而神靈，弱而能言，幼而徇齊，長而敦敏，成而聰明。軒轅之時，神農氏世衰。諸侯相侵伐，暴虐百姓，而神農氏弗能征。
            魯鎮的酒店的格局，是和別處不同的：都是當街一個曲尺形的大櫃臺，櫃裡面預備著熱水，可以隨時溫酒。做工的人，傍午傍晚散了工，每每花四文銅錢，買一碗酒，
            靠櫃外站著，熱熱的喝了休息；倘肯多花一文，便可以買一碟鹽煮筍，或者茴香豆，做下酒物了。孔乙己是站著喝酒而穿長衫的唯一的人。
            據本市氣象臺昨天下午發布的消息，未來三天受冷空氣影響，北部大部分地區的氣溫將明顯下降，部分地方還會出現大風和降雪天氣。專家提醒市民出門時注意保暖，
            駕車的朋友要減速慢行。記者從會議上了解到，今年上半年全市的經濟運行總體平穩，工業生產繼續增長，居民收入和消費水準都有所提高，但是企業面臨的困難仍然不少。
            """;

    static final String JAPANESE = """
            親譲りの無鉄砲で小供の時から損ばかりしている。小学校に居る時分学校の二階から飛び降りて一週間ほど腰を抜かした事がある。なぜそんな無闇をしたと聞く人があるかも知れぬ。
            別段深い理由でもない。新築の二階から首を出していたら、同級生の一人が冗談に、いくら威張っても、そこから飛び降りる事は出来まい。弱虫やーい。と囃したからである。
            吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所でニャーニャー泣いていた事だけは記憶している。
            吾輩はここで始めて人間というものを見た。しかもあとで聞くとそれは書生という人間中で一番獰悪な種族であったそうだ。
            メロスは激怒した。必ず、かの邪智暴虐の王を除かなければならぬと決意した。メロスには政治がわからぬ。メロスは、村の牧人である。笛を吹き、羊と遊んで暮して来た。
            気象庁によりますと、今日は全国的に晴れて気温が上がり、各地で真夏日になる見込みです。熱中症にならないように、こまめに水分を取るなど注意してください。
            """;

    static final String KOREAN = """
            동해 물과 백두산이 마르고 닳도록 하느님이 보우하사 우리나라 만세. 무궁화 삼천리 화려 강산 대한 사람, 대한으로 길이 보전하세.
            남산 위에 저 소나무 철갑을 두른 듯 바람 서리 불변함은 우리 기상일세. 가을 하늘 공활한데 높고 구름 없이 밝은 달은 우리 가슴 일편단심일세.
            우리는 오늘 조선이 독립한 나라이며, 조선인이 이 나라의 주인임을 선언한다. 우리는 이를 세계 모든 나라에 알려 인류가 모두 평등하다는 큰 뜻을 분명히 하고,
            우리 후손이 민족 스스로 살아갈 정당한 권리를 영원히 누리게 할 것이다. 죽는 날까지 하늘을 우러러 한 점 부끄럼이 없기를, 잎새에 이는 바람에도 나는 괴로워했다.
            별을 노래하는 마음으로 모든 죽어 가는 것을 사랑해야지. 그리고 나한테 주어진 길을 걸어가야겠다. 오늘 밤에도 별이 바람에 스치운다.
            기상청은 내일 전국이 대체로 맑겠지만 아침 기온이 크게 떨어져 춥겠다고 밝혔다. 시민들은 건강 관리에 주의해야 하며 도로가 얼어 미끄러운 곳이 많겠다.
            """;

    static final String RUSSIAN = """
            Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. Все смешалось в доме Облонских.
            Жена узнала, что муж был в связи с бывшею в их доме француженкою-гувернанткой, и объявила мужу, что не может жить с ним в одном доме.
            Положение это продолжалось уже третий день и мучительно чувствовалось и самими супругами, и всеми членами семьи, и домочадцами.
            В начале июля, в чрезвычайно жаркое время, под вечер, один молодой человек вышел из своей каморки на улицу.
            """;

    static final String GERMAN = """
            Als Gregor Samsa eines Morgens aus unruhigen Träumen erwachte, fand er sich in seinem Bett zu einem ungeheueren Ungeziefer verwandelt.
            Er lag auf seinem panzerartig harten Rücken und sah, wenn er den Kopf ein wenig hob, seinen gewölbten, braunen, von bogenförmigen
            Versteifungen geteilten Bauch, auf dessen Höhe sich die Bettdecke, zum gänzlichen Niedergleiten bereit, kaum noch erhalten konnte.
            Seine vielen, im Vergleich zu seinem sonstigen Umfang kläglich dünnen Beine flimmerten ihm hilflos vor den Augen. Müßig grüßt er.
            """;

    static final String FRENCH = """
            Longtemps, je me suis couché de bonne heure. Parfois, à peine ma bougie éteinte, mes yeux se fermaient si vite que je n'avais pas le temps
            de me dire : « Je m'endors. » Et, une demi-heure après, la pensée qu'il était temps de chercher le sommeil m'éveillait ; je voulais poser
            le volume que je croyais avoir encore dans les mains et souffler ma lumière ; je n'avais pas cessé en dormant de faire des réflexions sur
            ce que je venais de lire, mais ces réflexions avaient pris un tour un peu particulier ; il me semblait que j'étais moi-même ce dont parlait l'ouvrage.
            """;

    static final String ENGLISH = """
            It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of a wife. However little known
            the feelings or views of such a man may be on his first entering a neighbourhood, this truth is so well fixed in the minds of the surrounding
            families, that he is considered the rightful property of some one or other of their daughters. Call me Ishmael. Some years ago, never mind how
            long precisely, having little or no money in my purse, I thought I would sail about a little and see the watery part of the world.
            """;

    private PublicDomainTexts() {}
}
