using System.Text.Json;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Files;

/// <summary>
/// A patch being applied to a lesson: the run that it makes, and every mistake of that run that the lesson has not itself, by its
/// place in the patch.
/// </summary>
internal sealed class VariantCheck
{
    private const string Optimizer = "optimizer", Pace = "batchesPerFrame", Pauses = "pauseOnNonFinite";
    private readonly TaskSizes sizes;
    private readonly List<LessonError> direct = [];
    private readonly PatchPaths paths;
    private readonly int shapeErrors;
    private readonly NetworkParameters? weights;

    /// <summary>Applies a patch.</summary>
    /// <param name="lesson">The lesson; what is unknown of it has any value.</param>
    /// <param name="variant">Name and patch.</param>
    /// <param name="path">Where the patch stands: <c>variants[0].patch</c>.</param>
    /// <param name="mistakes">What is unknown of the lesson and of the patch.</param>
    /// <param name="sizes">What is known of the task.</param>
    /// <param name="beside">The runs that train already beside it; null where the lesson counts all its runs together.</param>
    public VariantCheck(
        Lesson lesson, VariantSettings variant, string path, LessonMistakes mistakes, TaskSizes sizes, IReadOnlyList<Lesson>? beside = null)
    {
        this.sizes = sizes;
        paths = new PatchPaths(variant.Patch, path);
        JsonObject patch = WithoutShared(variant.Patch);
        Mistakes = mistakes.Below(path);
        mistakes.CopyUnread(Mistakes, other => !paths.Replaces(other));
        JsonObject own = JsonSerializer.SerializeToNode(RunSettings.Of(lesson), LessonJson.Options)!.AsObject();
        ForgetOtherOptimizer(own, patch);
        ForgetGains(own, patch);
        JsonElement patched = JsonSerializer.SerializeToElement(MergePatch.Apply(own, patch));
        JsonNode read = new ContractWalker(Mistakes).Read(patched, typeof(RunSettings), "")!;
        shapeErrors = Mistakes.Errors.Count;
        RunSettings settings = read.Deserialize<RunSettings>(LessonJson.Options)!;

        // what the patch leaves as it is stays the same object, so that what was read for it is shared
        Lesson = lesson with
        {
            Run = variant.Name,
            Variants = [],
            VariantLessons = [],
            Seed = settings.Seed,
            Model = settings.Model == lesson.Model ? lesson.Model : settings.Model,
            Training = settings.Training == lesson.Training ? lesson.Training : settings.Training,
            Content = null,
        };
        foreach (LessonError error in Lesson.Model.Check(Mistakes))
        {
            Mistakes.Add(error);
        }

        LessonRules.CheckSizes(Lesson, sizes, Mistakes, beside ?? []);
        weights = ReferenceEquals(Lesson.Model, lesson.Model) ? null : LessonRules.ReadWeights(Lesson, sizes, Mistakes);
    }

    /// <summary>The lesson of the run; what is unknown of it has any value.</summary>
    public Lesson Lesson { get; }

    /// <summary>What is unknown of it, and its mistakes by the paths of the lesson, also those that the lesson itself has.</summary>
    public LessonMistakes Mistakes { get; }

    /// <summary>Adds those mistakes that are the patch's, by their paths in it.</summary>
    /// <param name="mistakes">Has all mistakes of the lesson itself.</param>
    public void Report(LessonMistakes mistakes)
    {
        foreach (LessonError error in direct)
        {
            mistakes.Add(error);
        }

        HashSet<string> known = [.. mistakes.Errors.Select(error => error.Path)];
        foreach ((int i, LessonError error) in Mistakes.Errors.Index())
        {
            // what the lesson has wrong itself is found in the patched one again, and as something else where a placeholder stands in
            if (paths.Says(error.Path) || (i >= shapeErrors && !known.Contains(error.Path)))
            {
                mistakes.Add(paths.InPatch(error));
            }
        }
    }

    /// <summary>The lesson of the run, where there are no mistakes.</summary>
    /// <param name="content">What the lesson's files hold.</param>
    public Lesson Finish(LessonContent content)
    {
        Lesson finished = Lesson with
        {
            Stops = CellPlaces.StopsFor(Lesson.Stops, Lesson.Model, sizes),
            View = CellPlaces.ViewFor(Lesson.View, Lesson.Model),
        };
        return finished with { Content = content.For(finished, weights) };
    }

    /// <summary>The patch without what all runs share; each such key is a mistake.</summary>
    private JsonObject WithoutShared(JsonObject given)
    {
        JsonObject patch = given.DeepClone().AsObject();
        foreach (string key in given.Select(member => member.Key).Except(RunSettings.Keys))
        {
            string path = paths.Below(FoundText.Join("", key)), allowed = string.Join(", ", RunSettings.Keys);
            direct.Add(
                key == "task" ? new LessonError(path, "another task, but all runs of a contrast see the same batches", allowed)
                : LessonKeys.Contains(key) ? new LessonError(path, "belongs to the lesson, and is the same for all its runs", allowed)
                : new LessonError(path, "unknown key", allowed, NearestName.Of(key, RunSettings.Keys)));
            patch.Remove(key);
        }

        if (patch["training"] is JsonObject training && training.Remove(Pace))
        {
            direct.Add(new LessonError(
                paths.Below($"training.{Pace}"), "the pace is the same for all runs of a contrast", $"remove it, or set training.{Pace}"));
        }

        if (patch["training"] is JsonObject settings && settings.Remove(Pauses))
        {
            direct.Add(new LessonError(
                paths.Below($"training.{Pauses}"), "runs of a contrast never pause there, as the others go on", "remove it"));
        }

        return patch;
    }

    /// <summary>Where the patch takes weights from a file, by what the lesson's own are scaled goes: those of a file are not.</summary>
    private static void ForgetGains(JsonObject own, JsonObject patch)
    {
        if ((patch["model"] as JsonObject)?["initial"] is not JsonObject changes || changes["kind"] is not JsonValue kind
            || !kind.TryGetValue(out string? name) || name != "file" || own["model"]?["initial"] is not JsonObject initial)
        {
            return;
        }

        foreach (string key in (string[])["gain", "inputGain", "outputGain"])
        {
            initial.Remove(key);
        }
    }

    /// <summary>
    /// Where the patch names another kind of optimizer, what the lesson says of its own one goes, except the learning rate: other kinds
    /// have no such keys, or mean something else by them.
    /// </summary>
    private static void ForgetOtherOptimizer(JsonObject own, JsonObject patch)
    {
        JsonObject before = own["training"]![Optimizer]!.AsObject();
        if (patch["training"] is JsonObject training && training[Optimizer] is JsonObject changes
            && changes["kind"] is JsonValue kind && !JsonNode.DeepEquals(kind, before["kind"]))
        {
            own["training"]![Optimizer] = new JsonObject { ["learningRate"] = before["learningRate"]!.DeepClone() };
        }
    }

    // members that are not part of the file have neither getter nor setter in the contract
    private static IEnumerable<string> LessonKeys => LessonJson.Options.GetTypeInfo(typeof(Lesson)).Properties
        .Where(p => p.Get is not null || p.Set is not null).Select(p => p.Name);
}
