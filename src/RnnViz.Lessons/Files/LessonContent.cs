using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Files;

/// <summary>
/// What the files that a lesson names hold: read once, when the lesson is checked, and given to every session of it.
/// </summary>
internal sealed class LessonContent
{
    private readonly Lesson lesson;
    private readonly Func<int, LessonTask> build;
    private LessonTask? built;
    private NetworkParameters? weights;

    private LessonContent(Lesson lesson, Func<int, LessonTask> build, TaskSizes sizes)
    {
        (this.lesson, this.build, Sizes) = (lesson, build, sizes);
        Task = built = build(lesson.Seed);
    }

    private LessonContent(Lesson variant, LessonContent other) =>
        (lesson, build, Sizes, Task, Files) = (variant, other.build, other.Sizes, other.Task, other.Files);

    /// <summary>The sizes of the task.</summary>
    public TaskSizes Sizes { get; }

    /// <summary>The task with the lesson's own seed, to ask it for its sizes.</summary>
    public LessonTask Task { get; }

    /// <summary>The files of somebody's own that the lesson and its variants name, as they were read; shared by all of them.</summary>
    public List<LessonFile> Files { get; } = [];

    /// <summary>What was chosen in the files of weights, a sentence each; of the lesson and its variants together.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Reads what the task of a lesson is made of.</summary>
    /// <param name="lesson">Whose task.</param>
    /// <param name="mistakes">What is unknown of the lesson; gets the mistakes in the task.</param>
    /// <param name="sizes">The sizes of the task, as far as they are known.</param>
    /// <returns>The content, or null where there are mistakes in the task.</returns>
    public static LessonContent? Read(Lesson lesson, LessonMistakes mistakes, out TaskSizes sizes)
    {
        var folders = new TaskFolders(lesson.Folder, Path.Combine(LessonCatalog.Directory, "data"));
        if (!mistakes.Knows("task"))
        {
            sizes = new TaskSizes();
            return null;
        }

        int before = mistakes.Count;
        Func<int, LessonTask>? build = lesson.Task.Open(folders, mistakes, out sizes);
        return build is not null && mistakes.Count == before ? new LessonContent(lesson, build, sizes) : null;
    }

    /// <summary>The same task for a lesson with another model or training; nothing is read again.</summary>
    /// <param name="variant">The other lesson, whose task is the same object.</param>
    /// <param name="read">The weights of its file; null where there are none, or where the model is the same object.</param>
    public LessonContent For(Lesson variant, NetworkParameters? read) =>
        new(variant, this) { weights = ReferenceEquals(variant.Model, lesson.Model) ? weights : read };

    /// <summary>Keeps the weights of a file, which have been read with the lesson's checks; null where there are none.</summary>
    public void Take(NetworkParameters? read) => weights = read;

    /// <summary>Whether it is what a lesson names: one with another task, model or folder has to be read anew.</summary>
    public bool IsOf(Lesson other) => ReferenceEquals(lesson.Model, other.Model) && IsOfTaskOf(other);

    /// <summary>Whether its task is that of a lesson, whatever the model.</summary>
    public bool IsOfTaskOf(Lesson other) => ReferenceEquals(lesson.Task, other.Task) && lesson.Directory == other.Directory;

    /// <summary>
    /// A task for one session alone, as filling a batch changes it. The one that the lesson was checked with is the first.
    /// </summary>
    public LessonTask TakeTask(int seed) =>
        seed == lesson.Seed && Interlocked.Exchange(ref built, null) is { } first ? first : build(seed);

    /// <summary>Sets the weights before the first update. A file of weights is read the first time only.</summary>
    /// <param name="parameters">Of the shape that task and model give.</param>
    /// <param name="seed">What they are drawn with.</param>
    /// <exception cref="LessonException">The file cannot be used, or Whh cannot be scaled.</exception>
    public void Fill(NetworkParameters parameters, int seed)
    {
        if (lesson.Model.Initial.Kind != InitialKind.File)
        {
            lesson.Model.Initial.Fill(parameters, lesson.Folder, seed);
            return;
        }

        if (weights is null)
        {
            var read = new NetworkParameters(parameters.Shape);
            lesson.Model.Initial.Fill(read, lesson.Folder, seed);
            weights = read;
        }

        parameters.CopyFrom(weights);
    }
}
