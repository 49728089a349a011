using System.Text;
using RnnViz.Lessons.Threads;

namespace RnnViz.State;

/// <summary>
/// What happens to exceptions that nobody expected, on whichever thread: work is saved, a log is written, one sentence is said, and the
/// program ends with status 70.
/// </summary>
internal static class LastHandler
{
    private static int hasMet;

    /// <summary>What the program is doing; whoever begins something says so.</summary>
    public static Func<CrashContext> Describe { get; set; } = () => new CrashContext();

    /// <summary>Saves what would be lost; set while there is something. It may be called on any thread, and once only.</summary>
    public static Action? Save { get; set; }

    /// <summary>Runs the program.</summary>
    /// <param name="program">It; gives the exit status.</param>
    /// <returns>The exit status; 70 after a mistake of the program itself.</returns>
    public static int Run(Func<int> program)
    {
        AppDomain.CurrentDomain.UnhandledException += (_, happened) =>
        {
            Meet(happened.ExceptionObject as Exception ?? new InvalidOperationException("An object was thrown that is no exception."));
            Environment.Exit(CrashLog.Status);
        };
        TaskScheduler.UnobservedTaskException += (_, happened) =>
        {
            // its work is lost already, and whoever wanted it has gone on without
            CrashLog.Write(happened.Exception, Describe());
            happened.SetObserved();
        };
        try
        {
            int status = program();
            if (!ThreadFailures.TryTake(out ThreadFailure failure))
            {
                return status;
            }

            // nobody has said it while the program ran
            CrashContext context = Describe();
            Describe = () => context with { Doing = $"{context.Doing}, {failure.Thread}" };
            Meet(failure.Error);
            return CrashLog.Status;
        }
        catch (Exception e)
        {
            Meet(e);
            return CrashLog.Status;
        }
    }

    /// <summary>Saves, logs, and says it. Of several mistakes, as when another thread meets one as well, the first alone counts.</summary>
    /// <param name="error">What happened.</param>
    public static void Meet(Exception error)
    {
        if (Interlocked.Exchange(ref hasMet, 1) != 0)
        {
            return;
        }

        var context = new CrashContext();
        TryTo(() => context = Describe());
        string? log = CrashLog.Write(error, context);
        TryTo(() => Save?.Invoke());
        Say(CrashLog.Sentence(error, log));
    }

    private static void Say(string sentence)
    {
        try
        {
            Console.Error.WriteLine(sentence);
        }
        catch (Exception)
        {
            // where no more files may be open there is no console either
            TryTo(() => new DescriptorStream(2).Write(Encoding.UTF8.GetBytes(sentence + "\n")));
        }
    }

    private static void TryTo(Action action)
    {
        try
        {
            action();
        }
        catch (Exception)
        {
            // the first mistake is the one that is reported
        }
    }
}
