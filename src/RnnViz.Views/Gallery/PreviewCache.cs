using System.Collections.Concurrent;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Threads;

namespace RnnViz.Views.Gallery;

/// <summary>
/// The previews of the built-in lessons, trained one after the other on a thread of its own while somebody looks at the gallery,
/// and kept as long as the program runs.
/// </summary>
public sealed class PreviewCache
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(0.6);

    private readonly ConcurrentDictionary<string, LessonPreview?> previews = new();
    private readonly object gate = new();
    private int viewers;
    private bool isWorking;

    /// <summary>The program's cache.</summary>
    public static PreviewCache Shared { get; } = new();

    /// <summary>The preview of a lesson; null where there is none yet or its training failed.</summary>
    public LessonPreview? Find(string lesson) => previews.GetValueOrDefault(lesson);

    /// <summary>Whether all previews are there that there will be.</summary>
    public bool IsComplete => previews.Count == LessonCatalog.BuiltIn.Count;

    /// <summary>Somebody looks: what is missing is trained.</summary>
    public void Open()
    {
        lock (gate)
        {
            viewers++;
            if (isWorking || IsComplete)
            {
                return;
            }

            isWorking = true;
        }

        new Thread(Work) { IsBackground = true, Name = "previews of lessons", Priority = ThreadPriority.BelowNormal }.Start();
    }

    /// <summary>Somebody has looked: where nobody does, training stops after the lesson that is under way.</summary>
    public void Close()
    {
        lock (gate)
        {
            viewers--;
        }
    }

    private void Work()
    {
        foreach (LessonSummary lesson in LessonCatalog.BuiltIn)
        {
            if (previews.ContainsKey(lesson.Name))
            {
                continue;
            }

            lock (gate)
            {
                if (viewers == 0)
                {
                    isWorking = false;
                    return;
                }
            }

            try
            {
                previews[lesson.Name] = LessonPreview.Of(LessonCatalog.Load(lesson.Name), Budget);
            }
            catch (LessonException)
            {
                previews[lesson.Name] = null;
            }
            catch (Exception e)
            {
                previews[lesson.Name] = null;
                ThreadFailures.Add("previews of lessons", e);
            }
        }

        lock (gate)
        {
            isWorking = false;
        }
    }
}
