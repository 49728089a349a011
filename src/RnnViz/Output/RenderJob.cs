using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Output.Moments;
using RnnViz.Rendering;
using RnnViz.Views.Scenes;

namespace RnnViz.Output;

/// <summary>
/// Writes the pictures and films of a plan, moment after moment. PNG files are packed by another thread, while the next iteration is
/// trained and painted.
/// </summary>
internal sealed class RenderJob : IDisposable
{
    /// <summary>Files that wait to be written while the next ones are made.</summary>
    private const int MostWaiting = 3;

    private readonly RenderPlan plan;
    private readonly ProgramScene root;
    private readonly SceneTree tree;
    private readonly PictureWriter writer;
    private readonly WorkQueue queue = new(MostWaiting);
    private readonly Dictionary<(PictureForm Form, string Format), FilmEncoder?> films = [];
    private readonly List<string> written = [], problems = [];
    private readonly UnreadableSteps unreadable = new();

    /// <summary>A job that has written nothing.</summary>
    /// <param name="plan">What is to be written.</param>
    /// <param name="root">The scene.</param>
    /// <param name="tree">Its tree.</param>
    /// <param name="renderer">What paints.</param>
    public RenderJob(RenderPlan plan, ProgramScene root, SceneTree tree, IRenderer renderer)
    {
        (this.plan, this.root, this.tree) = (plan, root, tree);
        writer = new PictureWriter(root, tree, renderer);
    }

    /// <summary>The files that are complete, in the order in which they were completed.</summary>
    public IReadOnlyList<string> Written
    {
        get
        {
            lock (written)
            {
                return [.. written];
            }
        }
    }

    /// <summary>What could not be made while the rest was, in a sentence each.</summary>
    public IReadOnlyList<string> Problems => [.. problems, .. unreadable.Sentences("it is not pictured")];

    /// <summary>Makes sure that no picture or film is larger than there is memory for, before anything is trained for it.</summary>
    /// <exception cref="OutputException">One is.</exception>
    public void RequireMemory()
    {
        var sizes = new List<Extent>();
        foreach (PictureForm form in plan.Forms)
        {
            Extent size = form.Apply(root);
            Require(form, size);
            sizes.AddRange(plan.Films.Select(_ => size));
        }

        plan.Forms[0].Apply(root);
        if (FilmMemory.Problem(sizes) is { } problem)
        {
            throw new OutputException(problem);
        }
    }

    /// <summary>
    /// Pictures the moment at which the scene stands, in all forms and formats; not where it is of a recorded step that cannot be read.
    /// </summary>
    /// <param name="moment">The moment.</param>
    /// <exception cref="OutputException">A file cannot be written; those before it are complete.</exception>
    public void Picture(Moment moment)
    {
        if (root.UnreadableStep is { } problem)
        {
            unreadable.Add(problem);
            return;
        }

        foreach (PictureForm form in plan.Forms)
        {
            Extent size = form.Apply(root);
            Require(form, size);
            if (form.Request is { } figure && !root.FigureFits(size, figure))
            {
                throw new OutputException(
                    $"A figure of {(int)size.Width} x {(int)size.Height} pixels has no room for these panels in type of this size; "
                    + "make it larger or the type smaller, or leave --height or --font-size out.");
            }

            tree.Process(0);
            if (plan.Pictures.Any())
            {
                Write(moment, form, size);
            }

            foreach (string format in plan.Films)
            {
                AddTo(form, format, size);
            }
        }
    }

    /// <summary>Waits until all pictures are written, and ends the films.</summary>
    /// <exception cref="OutputException">A file cannot be written; those before it are complete.</exception>
    public void Complete()
    {
        queue.Complete();
        foreach (((PictureForm form, string format), FilmEncoder? film) in films)
        {
            try
            {
                film?.Complete();
                Add(film?.Path);
            }
            catch (OutputException e)
            {
                problems.Add(e.Message);
            }
        }
    }

    /// <summary>Finishes the pictures at hand, and drops films that are not complete.</summary>
    public void Dispose()
    {
        queue.Dispose();
        foreach (FilmEncoder? film in films.Values)
        {
            film?.Dispose();
        }
    }

    // what is drawn as shapes needs no pixels
    private void Require(PictureForm form, Extent size)
    {
        bool isPainted = plan.Formats.Any(format => format is not ("svg" or "pdf"));
        if (isPainted && PictureMemory.Problem(size, PictureWriter.IsTransparent(form)) is { } problem)
        {
            throw new OutputException(problem);
        }
    }

    private void Write(Moment moment, PictureForm form, Extent size)
    {
        FigureInfo info = writer.InfoOf(form);
        foreach (string format in plan.Pictures)
        {
            string path = plan.PathOf(moment, form, format);
            switch (format)
            {
                case "svg":
                    Save(path, writer.Svg(form, size, info));
                    break;
                case "pdf":
                    Save(path, writer.Pdf(size, info));
                    break;
                default:
                    bool isOpaque = !PictureWriter.IsTransparent(form);
                    writer.Paint(form, size, (pixels, width, height) =>
                    {
                        if (pixels.Length / 4 > PictureMemory.MostToBeCopied)
                        {
                            Save(path, Png.Encode(pixels, width, height, isOpaque, info));
                            return;
                        }

                        byte[] copy = pixels.ToArray();
                        queue.Add(() => Keep(path, Png.Encode(copy, width, height, isOpaque, info)));
                    });
                    break;
            }
        }
    }

    private void Save(string path, byte[] content) => queue.Add(() => Keep(path, content));

    private void Keep(string path, byte[] content)
    {
        OutputFile.Write(path, plan.Force, content);
        Add(path);
    }

    private void Add(string? path)
    {
        lock (written)
        {
            if (path is not null)
            {
                written.Add(path);
            }
        }
    }

    // what is wrong with one film is no reason to make none of the rest
    private void AddTo(PictureForm form, string format, Extent size)
    {
        try
        {
            if (!films.TryGetValue((form, format), out FilmEncoder? film))
            {
                films[(form, format)] = null;
                films[(form, format)] = film = new FilmEncoder(plan.FilmOf(form, format), plan.Force, size, plan.Rate);
            }

            if (film is null)
            {
                return;
            }

            // call-outs of more lines make higher figures; a film has one size
            if (film.Size != size)
            {
                root.Resize(film.Size);
                tree.Process(0);
            }

            writer.Paint(form, film.Size, (pixels, _, _) => film.Add(pixels));
        }
        catch (OutputException e)
        {
            problems.Add(e.Message);
            films[(form, format)]?.Dispose();
            films[(form, format)] = null;
        }
    }
}
