import edu.harvard.hul.ois.jhove.App;
import edu.harvard.hul.ois.jhove.JhoveBase;
import edu.harvard.hul.ois.jhove.Message;
import edu.harvard.hul.ois.jhove.ModuleBase;
import edu.harvard.hul.ois.jhove.RepInfo;
import edu.harvard.hul.ois.jhove.module.GzipModule;
import edu.harvard.hul.ois.jhove.module.WarcModule;
import java.io.File;
import java.util.ArrayList;

/** Runs a module of JHOVE over files and prints its judgement and its messages, a line each: {@code java -cp JHOVE.jar Jhove.java warc|gzip FILE...} */
public final class Jhove {
    private Jhove() {}

    public static void main(String[] args) throws Exception {
        App app = new App("Jhove", "1.28.0", new int[] {2023, 5, 18}, "", "");
        for (int i = 1; i < args.length; i++) {
            ModuleBase module = args[0].equals("warc") ? new WarcModule() : new GzipModule();
            JhoveBase base = new JhoveBase();
            module.init("");
            module.setDefaultParams(new ArrayList<>());
            module.setBase(base);
            RepInfo info = new RepInfo(args[i]);
            base.processFile(app, module, false, new File(args[i]), info);
            boolean wellFormed = info.getWellFormed() == RepInfo.TRUE;
            System.out.println((wellFormed ? "well-formed" : "not well-formed") + (info.getValid() == RepInfo.TRUE ? " valid" : ""));
            for (Message message : info.getMessage()) {
                System.out.println(message.getMessage() + " " + message.getSubMessage());
            }
        }
    }
}
