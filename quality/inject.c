/* Lets the n-th call of one kind fail, counted over all processes of a run: loaded by LD_PRELOAD.
 *
 * INJECT_KIND is write, fsync, rename or spawn; INJECT_AT is n, from 1; INJECT_ERROR is a number of errno;
 * INJECT_COUNT is a file of 8 bytes, which all processes count in. Of writes, only those to files count; the one that
 * fails writes half of its bytes first, as it does where a disk is full. With INJECT_LASTS=1 all later ones fail, too.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static long *count;
static long at;
static int error, lasts;
static const char *kind = "";

__attribute__((constructor)) static void begin(void) {
    const char *file = getenv("INJECT_COUNT");
    int opened = file ? open(file, O_RDWR | O_CLOEXEC) : -1;
    if (opened < 0) return;
    void *mapped = mmap(NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, opened, 0);
    close(opened);
    if (mapped == MAP_FAILED) return;
    kind = getenv("INJECT_KIND");
    at = atol(getenv("INJECT_AT"));
    error = atoi(getenv("INJECT_ERROR"));
    lasts = getenv("INJECT_LASTS") != NULL;
    count = mapped;
}

static int fails(const char *what) {
    if (!count || strcmp(kind, what)) return 0;
    long number = __atomic_add_fetch(count, 1, __ATOMIC_SEQ_CST);
    if (lasts ? number < at : number != at) return 0;
    errno = error;
    return 1;
}

static int is_file(int to) {
    struct stat found;
    return count && !fstat(to, &found) && S_ISREG(found.st_mode);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int to, const void *data, size_t size) {
    if (is_file(to) && fails("write")) {
        if (size > 1) REAL(write)(to, data, size / 2);
        errno = error;
        return -1;
    }
    return REAL(write)(to, data, size);
}

ssize_t pwrite64(int to, const void *data, size_t size, off64_t place) {
    return is_file(to) && fails("write") ? -1 : REAL(pwrite64)(to, data, size, place);
}

ssize_t writev(int to, const struct iovec *data, int number) {
    return is_file(to) && fails("write") ? -1 : REAL(writev)(to, data, number);
}

int fsync(int file) { return fails("fsync") ? -1 : REAL(fsync)(file); }

int rename(const char *from, const char *to) { return fails("rename") ? -1 : REAL(rename)(from, to); }

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    return fails("rename") ? -1 : REAL(renameat)(from_folder, from, to_folder, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    return fails("rename") ? -1 : REAL(renameat2)(from_folder, from, to_folder, to, flags);
}

pid_t fork(void) { return fails("spawn") ? -1 : REAL(fork)(); }

/* A function cannot return twice into one that has returned: a copy of the process does for the real one. */
pid_t vfork(void) { return fork(); }

int posix_spawn(pid_t *process, const char *path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *attributes, char *const arguments[], char *const variables[]) {
    return fails("spawn") ? error : REAL(posix_spawn)(process, path, actions, attributes, arguments, variables);
}
